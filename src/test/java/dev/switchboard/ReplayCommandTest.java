package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
    private static final String CUSTOMER = "5550000000000001";

    @TempDir
    Path data;

    @BeforeEach
    void declare() throws IOException {
        Files.createDirectories(data.resolve("config/users"));
        Files.writeString(data.resolve("config/users/demo.yaml"), """
                user_id: demo
                accounts:
                  - {channel: instagram, id: "17841400000000001", login: instagram, token: t, \
                app_secrets: [sandbox-instagram-secret], verify_token: v}
                """);
    }

    @Test
    void what_is_understood_now_takes_effect_on_a_stopped_installation_and_nothing_personal_is_printed() {
        keepOneUnread();

        Ran dry = run("--since", "24h", "--dry-run");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains("unrecognized ig.old -> taken message.text", "1 read again, 1 to change; nothing was changed")
                .doesNotContain(CUSTOMER, "hello", "mid.1");
        assertThat(count("state = 'unrecognized'")).isOne();

        Ran applied = run("--since", "24h");
        assertThat(applied.out())
                .contains("took effect: messages=1", "conversation ")
                .doesNotContain(CUSTOMER, "hello", "mid.1");
        assertThat(count("state = 'taken' AND kind = 'message.text'")).isOne();
        assertThat(run("--since", "24h").out()).contains("0 to change", "messages=0");
    }

    @Test
    void it_does_not_run_beside_the_service() {
        keepOneUnread();
        try (DataFolder held = DataFolder.open(Settings.of(Map.of("data_dir", data.toString())))) {
            Ran refused = run("--since", "24h");
            assertThat(held).isNotNull();
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("Another Switchboard uses", "stop it");
        }
    }

    @Test
    void it_wants_to_know_since_when_and_where() {
        assertThat(run().err()).contains("--since TIME, or --event ID");
        assertThat(run("--since", "yesterday").err()).contains("2026-11-01T00:00Z");
        assertThat(run("--since", "24h").err()).contains("No store at");
        assertThat(run("--since", "2026-11-01T00:00Z").code()).isEqualTo(2);
    }

    /** As an earlier version would have left it. */
    private void keepOneUnread() {
        try (Service service = new Service(data)) {
            String body = InstagramBody.text(CUSTOMER, "mid.1", "hello");
            service.post("instagram", "sandbox-instagram-secret", body);
        }
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"))) {
            for (String table : List.of("messages", "conversations", "leads", "lead_aliases", "queue_items", "lanes")) {
                store.createStatement().execute("DELETE FROM " + table);
            }
            store.createStatement().execute("UPDATE raw_events SET state = 'unrecognized', kind = 'ig.old'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String where) {
        return new StoreFile(data).number("SELECT COUNT(*) FROM raw_events WHERE " + where);
    }

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--config", configFolder().toString()));
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Ran(commandLine.execute(all.toArray(new String[0])), out.toString(), err.toString());
    }

    private Path configFolder() {
        try {
            return Files.createDirectories(data.resolve("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
