package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeyCommandsTest {
    private static final String WHOLE = "sbk_[0-9a-f]{16}\\.[A-Za-z0-9_-]{43}\n";

    @TempDir
    Path data;

    @Test
    void a_key_made_and_revoked_on_the_command_line_counts_in_the_service_that_runs() {
        try (KeyedService service = new KeyedService(data, Map.of())) {
            Ran made = run("create", "--user", "demo", "--scope", "read", "--expires", "90d", "--name", "crm");
            String key = made.out().strip();

            assertThat(made.code()).isZero();
            assertThat(made.out()).as("the key alone").matches(WHOLE);
            assertThat(service.call(key, "GET", "/users/demo/leads").status()).isEqualTo(200);
            assertThat(service.call(key, "POST", "/users/demo/api-keys").status())
                    .isEqualTo(403);

            assertThat(run("revoke", key.replaceFirst("\\..*", "")).code()).isZero();
            Service.await()
                    .untilAsserted(() -> assertThat(service.call(key, "GET", "/users/demo/leads")
                                    .status())
                            .isEqualTo(401));
        }
    }

    @Test
    void keys_may_be_made_before_the_service_ever_ran() {
        String key = run("create", "--admin").out().strip();

        try (KeyedService service = new KeyedService(data, Map.of())) {
            assertThat(service.call(key, "GET", "/users/demo/leads").status()).isEqualTo(200);
            assertThat(service.call(key, "DELETE", "/users/demo/api-keys/x").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_user_must_be_declared_in_the_files_or_known_to_the_store() throws IOException {
        Ran refused = run("create", "--user", "acme");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("No user acme");
        assertThat(refused.out()).isEmpty();

        Files.createDirectories(data.resolve("config/users"));
        Files.writeString(data.resolve("config/users/acme.yaml"), "user_id: acme\n");
        assertThat(run("create", "--user", "acme").out()).matches(WHOLE);
    }

    @Test
    void the_list_names_keys_and_tells_no_secret() {
        String admin = run("create", "--admin", "--name", "ops").out().strip();
        String id = admin.replaceFirst("\\..*", "");

        Ran all = run("list");

        assertThat(all.code()).isZero();
        assertThat(all.out())
                .contains(id + "\t(admin)\tread,write\tops\t")
                .contains("expires never")
                .doesNotContain(admin.substring(admin.indexOf('.') + 1));
        assertThat(run("list", "--user", "acme").out()).isEmpty();
        assertThat(run("revoke", admin).out()).contains("revoked 2");
        assertThat(run("list").out()).doesNotContain("not revoked");
    }

    @Test
    void to_revoke_a_key_that_is_not_there_fails() {
        run("create", "--admin");

        Ran failed = run("revoke", "sbk_0000000000000000");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).isEqualTo("No key sbk_0000000000000000\n");
    }

    @Test
    void wrong_use_ends_with_2_and_makes_nothing() {
        assertThat(run("create").code()).isEqualTo(2);
        assertThat(run("create", "--admin", "--user", "acme").code()).isEqualTo(2);
        assertThat(run("create", "--admin", "--scope", "admin").err()).contains("--scope must be");
        assertThat(run("create", "--admin", "--scope", "admin").code()).isEqualTo(2);
        assertThat(run("create", "--admin", "--name", " ").code()).isEqualTo(2);
        for (String life : List.of("90", "d", "0d", "-1d", "3651d", "99999w", "1y", "1.5d")) {
            assertThat(run("create", "--admin", "--expires", life).code())
                    .as(life)
                    .isEqualTo(2);
        }
        Ran list = run("list");
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("No store at");
    }

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--config", configFolder().toString()));
        int code = commandLine.execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Path configFolder() {
        try {
            return Files.createDirectories(data.resolve("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
