package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSignatureTest {
    private static final String GOOD = "sha256=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4";
    private static final byte[] BODY =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey KEY = SigningKey.of(new Secret("test-app-secret-not-a-real-one"));
    private static final SigningKey OTHER = SigningKey.of(new Secret("another"));

    private static Optional<String> check(List<SigningKey> keys, Map<String, String> headers) {
        return new MetaSignature(() -> keys).check(new WebhookRequest(headers, BODY));
    }

    private static Map<String, String> signed(String header) {
        return Map.of("x-hub-signature-256", header);
    }

    @Test
    void a_good_signature_tells_which_key_made_it() {
        assertThat(check(List.of(OTHER, KEY), signed(GOOD))).contains(KEY.fingerprint());
    }

    @Test
    void a_signature_by_a_key_that_is_not_ours_is_refused() {
        assertThat(check(List.of(OTHER), signed(GOOD))).isEmpty();
        assertThat(check(List.of(), signed(GOOD))).isEmpty();
    }

    @Test
    void a_missing_header_is_refused() {
        assertThat(check(List.of(KEY), Map.of())).isEmpty();
        assertThat(check(List.of(KEY), Map.of("x-hub-signature", GOOD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=abc",
                "sha256=8B1E3CEBD090A65DCC7A3D31E360CBD7891F8382BA72AE9746E1A72C978473E4",
                "8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4",
                "sha1=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4",
                "sha256=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4 ",
                "sha256=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473ez",
                "sha256=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4\n",
                "sha256=00000000000000000000000000000000000000000000000000000000000000é0"
            })
    void a_header_of_another_form_is_refused(String header) {
        assertThat(check(List.of(KEY), signed(header))).isEmpty();
    }

    @Test
    void a_blank_secret_signs_nothing() {
        SigningKey blank = SigningKey.of(new Secret(""));
        assertThat(check(List.of(blank), signed(GOOD))).isEmpty();
        assertThat(check(List.of(blank, KEY), signed(GOOD))).contains(KEY.fingerprint());
    }

    @Test
    void keys_change_while_it_runs() {
        List<SigningKey> keys = new ArrayList<>(List.of(OTHER));
        MetaSignature signature = new MetaSignature(() -> keys);
        WebhookRequest request = new WebhookRequest(signed(GOOD), BODY);
        assertThat(signature.check(request)).isEmpty();
        keys.add(KEY);
        assertThat(signature.check(request)).isPresent();
    }

    @Test
    void every_known_vector_verifies_its_own_body_and_no_other() throws IOException {
        Path file = Path.of("..", "shared", "fixtures", "x_hub_signature.tsv");
        assumeTrue(Files.exists(file), "the shared fixtures are not here");
        List<Vector> vectors =
                Files.readAllLines(file).stream().skip(1).map(Vector::of).toList();
        assertThat(vectors).hasSizeGreaterThan(5);
        for (Vector signer : vectors) {
            for (Vector other : vectors) {
                assertThat(signer.verifies(other)).isEqualTo(signer.signs(other));
            }
        }
    }

    private record Vector(SigningKey key, byte[] body, String header) {
        static Vector of(String line) {
            String[] cells = line.split("\t");
            return new Vector(
                    SigningKey.of(new Secret(cells[1])), HexFormat.of().parseHex(cells[2]), cells[4]);
        }

        boolean verifies(Vector other) {
            return new MetaSignature(() -> List.of(other.key))
                    .check(new WebhookRequest(signed(header), other.body))
                    .isPresent();
        }

        boolean signs(Vector other) {
            return Arrays.equals(body, other.body) && key.equals(other.key);
        }
    }
}
