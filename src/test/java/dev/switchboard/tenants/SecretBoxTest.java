package dev.switchboard.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final Secret TOKEN = new Secret("tökén 🔑");
    private final SecretBox box = new SecretBox(new Secret("master"));

    @Test
    void what_was_sealed_opens_again_also_in_another_process() {
        String sealed = box.seal("agent/a/b", TOKEN);
        assertThat(new SecretBox(new Secret("master")).open("agent/a/b", sealed))
                .isEqualTo(TOKEN);
    }

    @Test
    void the_same_secret_looks_different_each_time() {
        assertThat(box.seal("p", TOKEN)).isNotEqualTo(box.seal("p", TOKEN));
    }

    @Test
    void another_key_or_another_place_opens_nothing() {
        String sealed = box.seal("agent/a/b", TOKEN);
        assertThatThrownBy(() -> new SecretBox(new Secret("other")).open("agent/a/b", sealed))
                .isInstanceOf(SecretBox.WrongKeyException.class)
                .hasMessageContaining("agent/a/b");
        assertThatThrownBy(() -> box.open("agent/a/c", sealed)).isInstanceOf(SecretBox.WrongKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v1:", "v1:AAAA", "v1:not base64", "v1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_not_sealed_here_opens_to_nothing(String sealed) {
        assertThatThrownBy(() -> box.open("p", sealed)).isInstanceOf(SecretBox.WrongKeyException.class);
    }
}
