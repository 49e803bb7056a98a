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
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LauncherJdkTest {
    @TempDir
    Path temp;

    Installation house;
    Path elsewhere;

    @BeforeEach
    void lay() throws IOException {
        house = new Installation(temp).built();
        elsewhere = temp.resolve("no jdks here");
        house.firstOnPath(house.jdk("17", "17.0.15"));
    }

    @Test
    void a_java_on_the_path_that_is_too_old_is_passed_over() throws Exception {
        house.jdk("21", "21.0.9");

        assertThat(house.run().output()).contains("java 21.0.9");
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        Run run = house.with("JAVA_HOME", house.jdks.resolve("17")).run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .containsExactly("switchboard: No JDK 21 or newer was found: install one"
                        + " (such as Temurin 25 from https://adoptium.net) or point JAVA_HOME at it.");
    }

    @Test
    void the_best_known_jdk_is_taken_before_a_newer_one() throws Exception {
        house.jdk("21", "21.0.9");
        house.jdk("25", "25");
        house.jdk("27", "27-ea");

        assertThat(house.run().output()).contains("java 25");
    }

    @Test
    void without_it_the_highest_is_taken() throws Exception {
        house.jdk("21", "21.0.9");
        house.jdk("24", "24.0.2");
        house.jdk("8", "1.8.0_402");

        assertThat(house.run().output()).contains("java 24.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_HOME", "JAVA25_HOME", "JAVA_25_HOME", "JDK25_HOME", "JAVA_HOME_25_X64"})
    void a_variable_may_name_a_jdk_in_any_folder(String variable) throws Exception {
        Path home = house.jdk("25 of mine", "25.0.1");

        assertThat(house.with("SWITCHBOARD_JDK_PATH", elsewhere)
                        .with(variable, home)
                        .run()
                        .output())
                .contains("java 25.0.1");
    }

    @Test
    void a_java_on_the_path_may_be_a_link_into_a_jdk() throws Exception {
        Path home = house.jdk("25", "25.0.1");
        Path bin = Files.createDirectories(temp.resolve("links/bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));

        assertThat(house.with("SWITCHBOARD_JDK_PATH", elsewhere)
                        .firstOnPath(temp.resolve("links"))
                        .run()
                        .output())
                .contains("java 25.0.1");
    }

    @Test
    void a_jdk_of_macos_keeps_its_home_two_folders_deeper() throws Exception {
        house.jdk("temurin.jdk/Contents/Home", "25.0.1");

        assertThat(house.run().output()).contains("java 25.0.1");
    }

    @Test
    void a_jdk_without_a_release_file_is_asked() throws Exception {
        Path home = house.jdk("23", "23.0.1");
        Files.delete(home.resolve("release"));
        Installation.script(
                home.resolve("bin/java"), "echo 'openjdk version \"23.0.1\" 2024-10-15' >&2; echo \"args $*\"");

        assertThat(house.run("x").output()).singleElement().asString().endsWith(" x");
    }
}
