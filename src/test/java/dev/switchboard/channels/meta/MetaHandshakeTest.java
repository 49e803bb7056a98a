package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaHandshakeTest {
    private final MetaHandshake handshake =
            new MetaHandshake(() -> List.of(new Secret(""), new Secret("  "), new Secret("ours"), new Secret("old")));

    @Test
    void the_challenge_comes_back_as_it_came() {
        assertThat(handshake.confirm("subscribe", "ours", "1158201444")).contains("1158201444");
        assertThat(handshake.confirm("subscribe", "old", " <b>0</b> ")).contains(" <b>0</b> ");
    }

    @Test
    void any_other_token_is_refused() {
        assertThat(handshake.confirm("subscribe", "theirs", "1")).isEmpty();
        assertThat(handshake.confirm("subscribe", "our", "1")).isEmpty();
        assertThat(handshake.confirm("subscribe", null, "1")).isEmpty();
    }

    @Test
    void a_blank_token_of_ours_matches_nothing() {
        assertThat(handshake.confirm("subscribe", "", "1")).isEmpty();
        assertThat(handshake.confirm("subscribe", "  ", "1")).isEmpty();
    }

    @Test
    void any_other_mode_is_refused_and_so_is_no_challenge() {
        assertThat(handshake.confirm("unsubscribe", "ours", "1")).isEmpty();
        assertThat(handshake.confirm(null, "ours", "1")).isEmpty();
        assertThat(handshake.confirm("subscribe", "ours", null)).isEmpty();
    }
}
