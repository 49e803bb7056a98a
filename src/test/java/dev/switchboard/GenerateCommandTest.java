package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {
    @TempDir
    Path folder;

    @Test
    void what_is_generated_is_whole_and_the_same_for_a_seed() throws IOException, SQLException {
        assertThat(generate("a", "5").code()).isZero();
        assertThat(generate("b", "5").code()).isZero();
        assertThat(generate("c", "6").code()).isZero();

        assertThat(texts("a")).hasSize(2_300).isEqualTo(texts("b")).isNotEqualTo(texts("c"));
        Ran check = run("a", "rebuild", "--check");
        assertThat(check.out()).as(check.err()).isEqualTo("no differences");
        assertThat(check.code()).isZero();
    }

    @Test
    void differences_are_told_and_repaired() throws IOException, SQLException {
        generate("a", "5");
        execute("a", "UPDATE leads SET total_messages = 0 WHERE lead_id = (SELECT MIN(lead_id) FROM leads)");

        Ran check = run("a", "rebuild", "--check");
        assertThat(check.code()).isOne();
        assertThat(check.out()).contains("the counters of a lead", "1 differences");
        assertThat(run("a", "rebuild").out()).contains("1 repaired");
        assertThat(run("a", "rebuild", "--check").code()).isZero();
    }

    @Test
    void a_store_with_leads_is_left_alone() throws IOException {
        generate("a", "5");

        Ran again = generate("a", "5");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("There are leads in");
    }

    private Ran generate(String data, String seed) throws IOException {
        Files.createDirectories(folder.resolve("config/users"));
        return run(
                data,
                "generate",
                "--leads",
                "300",
                "--messages",
                "2000",
                "--seed",
                seed,
                "--until",
                "2026-01-01T00:00Z");
    }

    private record Ran(int code, String out, String err) {}

    private Ran run(String data, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--data",
                folder.resolve(data).toString(),
                "--config",
                folder.resolve("config").toString()));
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = commandLine.execute(all.toArray(String[]::new));
        return new Ran(code, out.toString().strip(), err.toString());
    }

    private List<String> texts(String data) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT provider_id || text FROM messages UNION ALL"
                        + " SELECT customer_phone || COALESCE(name, '') FROM leads ORDER BY 1")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private void execute(String data, String sql) throws SQLException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(data).resolve("switchboard.db"));
    }
}
