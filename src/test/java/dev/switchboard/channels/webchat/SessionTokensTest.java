package dev.switchboard.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.TestClock;
import dev.switchboard.channels.webchat.SessionTokens.BadTokenException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private final TestClock clock = new TestClock();
    private final SessionTokens tokens = new SessionTokens(new byte[32], clock, Duration.ofDays(30));

    @Test
    void a_token_says_whose_it_is_until_it_is_over() throws BadTokenException {
        SessionTokens.Issued issued = tokens.issue("acme.www-1_x", "web-1", true);
        assertThat(tokens.read(issued.token())).isEqualTo(issued.says());
        clock.advance(Duration.ofDays(30));
        assertThatThrownBy(() -> tokens.read(issued.token()))
                .isInstanceOfSatisfying(
                        BadTokenException.class, bad -> assertThat(bad.code()).isEqualTo("token_expired"));
    }

    @Test
    void the_key_of_another_installation_signs_nothing_for_us() {
        byte[] other = new byte[32];
        other[0] = 1;
        String token = new SessionTokens(other, clock, Duration.ofDays(30))
                .issue("acme", "web-1", false)
                .token();
        assertThatThrownBy(() -> tokens.read(token)).isInstanceOf(BadTokenException.class);
    }

    @Test
    void no_change_of_a_token_opens_anything() {
        String token = tokens.issue("acme", "web-1", false).token();
        Random random = new Random(3);
        for (int run = 0; run < 5_000; run++) {
            StringBuilder changed = new StringBuilder(token);
            int at = random.nextInt(token.length());
            char other = (char) (33 + random.nextInt(94));
            if (changed.charAt(at) == other) {
                continue;
            }
            changed.setCharAt(at, other);
            assertThatThrownBy(() -> tokens.read(changed.toString())).isInstanceOf(BadTokenException.class);
        }
        assertThatThrownBy(() -> tokens.read("")).isInstanceOf(BadTokenException.class);
        assertThatThrownBy(() -> tokens.read("v1~".repeat(100_000))).isInstanceOf(BadTokenException.class);
    }
}
