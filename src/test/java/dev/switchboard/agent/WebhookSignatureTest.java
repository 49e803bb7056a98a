package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    @Test
    void it_is_what_the_specification_says_it_is() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(new WebhookSignature(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                        .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen letters", "whsec_c2hvcnQ=", "whsec_not base64 at all, but long"})
    void a_secret_that_is_too_short_or_broken_is_refused(String secret) {
        assertThatThrownBy(() -> new WebhookSignature(new Secret(secret))).isInstanceOf(IllegalArgumentException.class);
    }
}
