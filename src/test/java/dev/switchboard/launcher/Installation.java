package dev.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A copy of the launcher among JDKs and a Maven that are shell scripts, in a folder with blanks in its name. */
final class Installation {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    final Path root;
    final Path jdks;
    private final Path temp;
    private final Map<String, String> environment = new HashMap<>();

    Installation(Path temp) throws IOException {
        this.temp = temp.toRealPath();
        this.root = this.temp.resolve("our house/switch board");
        this.jdks = this.temp.resolve("all jdks");
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(jdks);
        Files.copy(Path.of("bin/switchboard"), root.resolve("bin/switchboard"));
        environment.put("PATH", System.getenv("PATH"));
        // Whatever java this machine has on its PATH must not take part.
        firstOnPath(fakeJdk(this.temp.resolve("old java"), "17.0.15"));
        environment.put("SWITCHBOARD_JDK_PATH", jdks.toString());
        // Nor how much memory it has.
        environment.put("SWITCHBOARD_MEMORY_PATH", "");
    }

    /** A JDK whose java says its version, its process and what it was given. */
    Path jdk(String name, String version) throws IOException {
        return fakeJdk(jdks.resolve(name), version);
    }

    private static Path fakeJdk(Path home, String version) throws IOException {
        script(
                home.resolve("bin/java"),
                "echo \"java %s\"; echo \"pid $$\"; printf '<%%s>\\n' \"$@\"".formatted(version));
        script(home.resolve("bin/javac"), "exit 0");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** A jar that is newer than all sources there are. */
    Installation built() throws IOException {
        Files.createDirectories(root.resolve("target/lib"));
        Files.writeString(root.resolve("target/switchboard.jar"), "");
        return this;
    }

    /** Sources, and a Maven that does what is said and then leaves a jar. */
    Installation sources(String build) throws IOException {
        old("pom.xml");
        old("src/main/Main.java");
        Files.setLastModifiedTime(root.resolve("src/main"), FileTime.from(LONG_AGO));
        script(
                root.resolve("mvnw"),
                "echo \"built by $JAVA_HOME: $*\" >> builds\necho noise\n" + build
                        + "\nmkdir -p target/lib && : > target/switchboard.jar");
        return this;
    }

    private void old(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
    }

    /** What Maven was called with, one line for each time. */
    List<String> builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    Installation with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Puts the java of a home before all others on the PATH. */
    Installation firstOnPath(Path home) {
        return with("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(temp, root.resolve("bin/switchboard").toString(), arguments);
    }

    Run run(Path folder, String command, String... arguments) throws IOException, InterruptedException {
        return start(folder, command, arguments).await();
    }

    Run start() throws IOException {
        return start(temp, root.resolve("bin/switchboard").toString());
    }

    private Run start(Path folder, String command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Run(builder.start(), out, err);
    }

    static Path script(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
