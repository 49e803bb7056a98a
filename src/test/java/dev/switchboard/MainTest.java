package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    @Test
    void a_command_that_is_named_is_the_only_one_that_is_read() {
        assertThat(Main.commandLine("serve", "--port", "0").getSubcommands()).containsOnlyKeys("serve");
    }

    @Test
    void without_a_command_it_knows_all_and_shows_those_for_people() {
        assertThat(Main.commandLine("--help").getSubcommands())
                .containsKeys("help", "sandbox", "serve", "health", "simulate", "keys", "parked", "train");
        assertThat(Main.commandLine().getUsageMessage())
                .contains("sandbox", "dead-letters")
                .doesNotContain("train");
    }

    @Test
    void help_and_what_it_does_not_know_look_among_all() {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine("sevre");
        commandLine.setErr(new PrintWriter(err, true));

        assertThat(commandLine.execute("sevre")).isEqualTo(2);
        assertThat(err.toString()).contains("sevre").contains("serve");
        assertThat(Main.commandLine("help", "serve").getSubcommands()).containsKey("serve");
    }
}
