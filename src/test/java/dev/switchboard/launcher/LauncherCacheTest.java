package dev.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherCacheTest {
    /** Does what the virtual machine does at the end of a practice. */
    private static final String PRACTISE = """
            for word; do case $word in -XX:AOTCacheOutput=*) : >"${word#*=}";; esac; done
            echo "$*" >>practices""";

    @TempDir
    Path temp;

    Installation house;
    Path cache;

    @BeforeEach
    void lay() throws IOException {
        house = new Installation(temp).built();
        cache = house.root.resolve("target/switchboard.aot");
    }

    @Test
    void a_cache_is_used_by_a_jdk_that_knows_it() throws Exception {
        Path jdk21 = house.jdk("21", "21.0.9");
        Files.writeString(cache, "");

        assertThat(house.run().output()).contains("java 21.0.9").noneMatch(line -> line.contains("AOTCache"));
        house.with("JAVA_HOME", jdk21).jdk("25", "25.0.1");
        assertThat(house.run().output())
                .contains(
                        "java 25.0.1",
                        "<-XX:AOTCache=" + cache + ">",
                        "<-Dorg.sqlite.lib.path=" + house.root.resolve("target/native") + ">");
    }

    @Test
    void a_cache_of_an_older_jar_is_not_used() throws Exception {
        house.jdk("25", "25.0.1");
        Files.setLastModifiedTime(Files.writeString(cache, ""), FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));

        assertThat(house.run().output()).noneMatch(line -> line.contains("AOTCache"));
    }

    @Test
    void practice_leaves_a_cache_and_happens_once_for_a_jar() throws Exception {
        practising(PRACTISE);

        assertThat(house.run("train").exitCode()).isZero();
        assertThat(cache).exists();
        assertThat(house.run("train").exitCode()).isZero();
        assertThat(practices())
                .singleElement()
                .asString()
                .contains("-XX:+UseG1GC", "-jar " + house.root.resolve("target/switchboard.jar") + " train --native ");
    }

    @Test
    void a_practice_that_fails_is_told_in_a_line_and_is_no_failure() throws Exception {
        practising("echo 'the reason'; echo why >&2; exit 3");

        Run run = house.run("train");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "switchboard: Starts will be slower: no cache could be made for them, see " + cache + ".log.");
        assertThat(Files.readAllLines(Path.of(cache + ".log"))).containsExactly("the reason", "why");
        assertThat(cache).doesNotExist();
    }

    @Test
    void a_jdk_without_caches_does_not_practise() throws Exception {
        house.jdk("21", "21.0.9");

        assertThat(house.run("train").exitCode()).isZero();
        assertThat(cache).doesNotExist();
    }

    @Test
    void practice_does_not_build() throws Exception {
        practising(PRACTISE);
        house.sources("");
        Files.setLastModifiedTime(house.root.resolve("pom.xml"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        house.run("train");

        assertThat(house.builds()).isEmpty();
        assertThat(practices()).hasSize(1);
    }

    @Test
    void a_question_after_health_is_cheap_and_does_not_build() throws Exception {
        house.jdk("25", "25.0.1");
        Files.writeString(cache, "");
        house.sources("").with("SWITCHBOARD_JAVA_OPTS", "-Xmx1g");
        Files.setLastModifiedTime(house.root.resolve("pom.xml"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

        assertThat(house.run("health", "--url", "http://x").output())
                .contains("<-Xmx16m>", "<health>", "<--url>", "<http://x>")
                .noneMatch(line -> line.contains("AOTCache") || line.contains("-Xmx1g"));
        assertThat(house.builds()).isEmpty();
    }

    private void practising(String java) throws IOException {
        Path home = house.jdk("25", "25.0.1");
        Installation.script(home.resolve("bin/java"), "cd '" + temp + "'\n" + java);
    }

    private List<String> practices() throws IOException {
        return Files.readAllLines(temp.resolve("practices"));
    }
}
