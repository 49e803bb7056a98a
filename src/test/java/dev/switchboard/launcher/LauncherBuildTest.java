package dev.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {
    private static final FileTime LATER = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    private static final FileTime EARLIER = FileTime.from(Instant.parse("2025-01-01T00:00:00Z"));

    @TempDir
    Path temp;

    Installation house;

    @BeforeEach
    void lay() throws IOException {
        house = new Installation(temp);
        house.jdk("25", "25.0.1");
    }

    @Test
    void the_first_start_builds_with_the_jdk_it_runs_on_and_keeps_the_noise_from_stdout() throws Exception {
        Run run = house.sources("").run();

        assertThat(house.builds())
                .containsExactly(
                        "built by " + house.jdks.resolve("25") + ": -q -DskipTests -Dspotless.check.skip=true package");
        assertThat(run.output()).startsWith("java 25.0.1").doesNotContain("noise");
        assertThat(run.errors()).containsExactly("switchboard: Building with JDK 25.", "noise");
        assertThat(house.root.resolve("target/.building")).doesNotExist();
    }

    @Test
    void a_second_start_does_not_build() throws Exception {
        house.sources("").run();

        assertThat(house.run().errors()).isEmpty();
        assertThat(house.builds()).hasSize(1);
    }

    @Test
    void a_build_by_hand_is_taken_as_it_is() throws Exception {
        assertThat(house.sources("").built().run().errors()).isEmpty();
        assertThat(house.builds()).isEmpty();
    }

    @Test
    void changed_sources_are_built_once_even_if_maven_leaves_the_jar_alone() throws Exception {
        house.sources("touch -t 202601020000 target/switchboard.jar; exit 0").built();
        Files.setLastModifiedTime(house.root.resolve("target/switchboard.jar"), EARLIER);
        house.run();
        house.run();

        assertThat(house.builds()).hasSize(1);
    }

    @Test
    void a_changed_pom_source_or_channel_is_built() throws Exception {
        house.sources("").built();
        for (String file : new String[] {"pom.xml", "src/main/Main.java", "channels/x/errors.csv"}) {
            Path path = house.root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.setLastModifiedTime(Files.writeString(path, "new"), LATER);
            house.run();
            Files.setLastModifiedTime(path, EARLIER);
        }

        assertThat(house.builds()).hasSize(3);
    }

    @Test
    void missing_libraries_are_built() throws Exception {
        house.sources("").built();
        Files.delete(house.root.resolve("target/lib"));
        house.run();

        assertThat(house.builds()).hasSize(1);
    }

    @Test
    void a_failed_build_is_told_and_nothing_is_started() throws Exception {
        Run run = house.sources("echo broken >&2; exit 3").run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).endsWith("broken", "switchboard: The build failed; the reason stands above.");
        assertThat(house.root.resolve("target/.building")).doesNotExist();
    }

    @Test
    void a_jar_without_sources_is_run_as_it_is() throws Exception {
        house.built();

        assertThat(house.run().exitCode()).isZero();
    }

    @Test
    void neither_jar_nor_sources_is_told() throws Exception {
        Run run = house.run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly("switchboard: There is neither " + house.root.resolve("target/switchboard.jar")
                        + " nor the sources to build it from.");
    }

    @Test
    void a_runtime_that_cannot_compile_does_not_build() throws Exception {
        Path runtime = house.jdk("25", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        house.jdk("21", "21.0.9");
        house.sources("").run();

        assertThat(house.builds()).singleElement().asString().contains("/21:");
    }

    @Test
    void two_starts_at_once_build_once() throws Exception {
        house.sources("until [ -e go ]; do sleep 0.05; done");
        Run first = house.start();
        await().until(() -> !house.builds().isEmpty());
        Run second = house.start();
        await().until(() -> second.errors().contains("switchboard: Another start is building; waiting for it."));
        Files.writeString(house.root.resolve("go"), "");

        assertThat(first.await().output()).startsWith("java 25.0.1");
        assertThat(second.await().output()).startsWith("java 25.0.1");
        assertThat(house.builds()).hasSize(1);
    }

    @Test
    void the_lock_of_a_process_that_is_gone_is_taken_over() throws Exception {
        Path lock = Files.createDirectories(house.sources("").root.resolve("target/.building"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(house.run().output()).startsWith("java 25.0.1");
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_stop_during_the_build_ends_the_build_and_frees_the_lock() throws Exception {
        Run run = house.sources("echo $$ > pid; exec sleep 60").start();
        Path pid = house.root.resolve("pid");
        await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        run.process().destroy();

        assertThat(run.await().exitCode()).isEqualTo(143);
        assertThat(house.root.resolve("target/.building")).doesNotExist();
        long maven = Long.parseLong(Files.readString(pid).strip());
        await().until(() -> ProcessHandle.of(maven).isEmpty());
    }
}
