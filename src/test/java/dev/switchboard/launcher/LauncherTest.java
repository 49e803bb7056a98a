package dev.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path temp;

    Installation house;

    @BeforeEach
    void lay() throws IOException {
        house = new Installation(temp);
    }

    @Test
    void it_becomes_java_and_hands_every_argument_on_as_it_is() throws Exception {
        house.built().jdk("25", "25.0.1");

        Run run = house.run("serve", "two words", "*", "");

        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .containsExactly(
                        "java 25.0.1",
                        "pid " + run.process().pid(),
                        "<-XX:+ExitOnOutOfMemoryError>",
                        "<-XX:+UseSerialGC>",
                        "<-Xms48m>",
                        "<-Xmn24m>",
                        "<-Xmx512m>",
                        "<-XX:+UseCompactObjectHeaders>",
                        "<-XX:TrimNativeHeapInterval=10000>",
                        "<-Xlog:disable>",
                        "<-Xlog:all=warning:stderr>",
                        "<--enable-native-access=ALL-UNNAMED>",
                        "<-Dswitchboard.home=" + house.root + ">",
                        "<-jar>",
                        "<" + house.root.resolve("target/switchboard.jar") + ">",
                        "<serve>",
                        "<two words>",
                        "<*>",
                        "<>");
    }

    @Test
    void the_exit_code_is_the_programs() throws Exception {
        Path home = house.built().jdk("25", "25.0.1");
        Installation.script(home.resolve("bin/java"), "exit 7");

        assertThat(house.run().exitCode()).isEqualTo(7);
    }

    @Test
    void it_finds_its_house_through_symlinks() throws Exception {
        house.built().jdk("25", "25.0.1");
        Path bin = Files.createDirectories(temp.resolve("some bin"));
        Path near = Files.createSymbolicLink(bin.resolve("near"), Path.of("../our house/switch board/bin/switchboard"));
        Path far = Files.createSymbolicLink(temp.resolve("far"), near.toAbsolutePath());

        assertThat(house.run(temp, far.toString()).output())
                .contains("<" + house.root.resolve("target/switchboard.jar") + ">");
    }

    @Test
    void it_finds_its_house_from_any_folder_and_from_the_path() throws Exception {
        house.built().jdk("25", "25.0.1");
        Path nested = Files.createDirectories(house.root.resolve("src/main/java"));
        String jar = "<" + house.root.resolve("target/switchboard.jar") + ">";

        assertThat(house.run(nested, "../../../bin/switchboard").output()).contains(jar);
        assertThat(house.firstOnPath(house.root)
                        .run(nested, "/bin/sh", "-c", "switchboard")
                        .output())
                .contains(jar);
    }

    @Test
    void a_jdk_gets_no_option_that_it_does_not_know() throws Exception {
        house.built().jdk("21", "21.0.9");

        assertThat(house.run().output())
                .containsSequence("<-Xmx512m>", "<--enable-native-access=ALL-UNNAMED>")
                .noneMatch(line -> line.contains("CompactObjectHeaders") || line.contains("TrimNativeHeap"));
    }

    @ParameterizedTest
    @CsvSource({
        "MemTotal:       24684092 kB, max, true",
        "MemTotal:       24684092 kB, 9223372036854771712, true",
        "MemTotal:       24684092 kB, 2147483648, true",
        "MemTotal:       24684092 kB, 1073741824, false",
        "MemTotal:        1014036 kB, max, false",
        "'', max, true"
    })
    void of_less_than_two_gigabytes_the_heap_is_a_quarter(String machine, String container, boolean enough)
            throws Exception {
        Path says = Files.writeString(temp.resolve("meminfo"), machine + "\nMemFree:   12 kB\n");
        Path limits = Files.writeString(temp.resolve("memory.max"), container + "\n");
        house.built().with("SWITCHBOARD_MEMORY_PATH", says + ":" + temp.resolve("none") + ":" + limits);
        house.jdk("25", "25.0.1");

        Run run = house.run();

        assertThat(run.errors()).isEmpty();
        assertThat(run.output().contains("<-Xmx512m>")).isEqualTo(enough);
        assertThat(run.output()).contains("<-Xmn24m>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx2g", "-XX:MaxRAMPercentage=50", "-XX:MaxHeapSize=2g"})
    void a_bound_of_the_heap_that_is_named_takes_the_place_of_ours(String bound) throws Exception {
        house.built().with("SWITCHBOARD_JAVA_OPTS", bound).jdk("25", "25.0.1");

        assertThat(house.run().output()).contains("<" + bound + ">").doesNotContain("<-Xmx512m>");
    }

    @Test
    void options_of_whoever_starts_it_beat_ours() throws Exception {
        house.built().with("SWITCHBOARD_JAVA_OPTS", "-Xmx1g -Dx=*").jdk("25", "25.0.1");

        assertThat(house.run().output())
                .containsSubsequence("<-Xms48m>", "<-Xmx1g>", "<-Dx=*>", "<--enable-native-access=ALL-UNNAMED>");
    }

    @Test
    void another_collector_takes_the_place_of_ours() throws Exception {
        house.built().with("SWITCHBOARD_JAVA_OPTS", "-Xmx1g -XX:+UseZGC").jdk("25", "25.0.1");

        assertThat(house.run().output())
                .contains("<-XX:+UseZGC>")
                .doesNotContain("<-XX:+UseSerialGC>", "<-Xmn24m>", "<-Xmx512m>");
    }
}
