package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.channels.ChannelFacts.ConfigKey;
import org.junit.jupiter.api.Test;

class ChannelFactsTest {
    private final ChannelFacts whatsapp = ChannelFacts.load("whatsapp");

    @Test
    void the_facts_of_a_channel_are_read_from_its_folder() {
        assertThat(whatsapp.apiVersion()).isEqualTo("v25.0");
        assertThat(whatsapp.limit("text_characters")).isEqualTo(4096);
        assertThat(whatsapp.capabilities()).contains("text", "receipts", "handshake");
    }

    @Test
    void it_tells_which_keys_are_secret() {
        assertThat(whatsapp.config().stream().filter(ConfigKey::secret).map(ConfigKey::key))
                .containsExactlyInAnyOrder("token", "app_secrets", "verify_token");
    }

    @Test
    void an_unknown_channel_or_limit_is_a_packaging_fault() {
        assertThatThrownBy(() -> ChannelFacts.load("nowhere")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> whatsapp.limit("patience")).isInstanceOf(IllegalStateException.class);
    }
}
