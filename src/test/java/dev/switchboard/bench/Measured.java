package dev.switchboard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process under load: the service as a deployment runs it, or a floor to compare it with. */
final class Measured implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final Path folder;
    private final Command command;
    private final URI address;

    private Measured(Process process, Path folder, Command command) throws IOException {
        this.process = process;
        this.folder = folder;
        this.command = command;
        this.address = awaitAddress();
    }

    /** {@code bin/switchboard serve} with files of that user. */
    static Measured service(String settings, String user) {
        return start(folder -> serve(folder, settings, user, folder.resolve("data")));
    }

    /** The same with its data in another folder. */
    static Measured service(String settings, String user, Path data) {
        return start(folder -> serve(folder, settings, user, data));
    }

    private static List<String> serve(Path folder, String settings, String user, Path data) throws IOException {
        configure(folder, settings, user);
        return List.of(
                "bin/switchboard", "serve", "--port", "0", "--config", folder.toString(), "--data", data.toString());
    }

    private static void configure(Path folder, String settings, String user) throws IOException {
        write(folder.resolve("switchboard.yaml"), settings);
        write(folder.resolve("users/bench.yaml"), user);
    }

    /** A program of ours that is given the folder with those files. */
    static Measured program(Class<?> main, String settings, String user) {
        return start(folder -> {
            configure(folder, settings, user);
            return java(main, folder);
        });
    }

    /** A floor in a process of its own, with the options of java that the service runs with. */
    static Measured floor(Class<?> main, String... options) {
        return start(folder -> java(main, folder, options));
    }

    private static List<String> java(Class<?> main, Path folder, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(2, List.of(System.getProperty("bench.options", "").split(" +")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of(main.getName(), folder.toString()));
        command.addAll(List.of(options));
        return command;
    }

    private interface Command {
        List<String> in(Path folder) throws IOException;
    }

    private static Measured start(Command command) {
        try {
            return start(Files.createTempDirectory("bench"), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measured start(Path folder, Command command) throws IOException {
        Process process = new ProcessBuilder(command.in(folder))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stderr.log").toFile()))
                .start();
        return new Measured(process, folder, command);
    }

    /** The same once more, on what this one has left; this one must have ended. */
    Measured again() {
        try {
            return start(folder, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line to its standard input. */
    void tell(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** How many lines of its log hold that. */
    long logged(String part) {
        try (Stream<String> lines = Files.lines(folder.resolve("stderr.log"))) {
            return lines.filter(line -> line.contains(part)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private URI awaitAddress() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread.ofPlatform().daemon().start(() -> drain(output));
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IllegalStateException("it did not start:\n" + Files.readString(folder.resolve("stderr.log")));
    }

    private static void drain(BufferedReader output) {
        output.lines().forEach(line -> {});
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    Path folder() {
        return folder;
    }

    /** Resident memory, MB. */
    long residentMb() {
        return status("VmRSS:") / 1024;
    }

    /** The most resident memory it ever had, MB. */
    long peakMb() {
        return status("VmHWM:") / 1024;
    }

    /** How many files and connections it has open. */
    long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU time used so far. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** What it gave the disk to write so far. */
    long writtenKb() {
        return proc("io", "write_bytes:") / 1024;
    }

    private long status(String name) {
        return proc("status", name);
    }

    private long proc(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid()), file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; how long it took to end, milliseconds. */
    long terminate() {
        long start = System.nanoTime();
        process.destroy();
        await(30);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void await(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await(15);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
