package dev.switchboard.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, so that it can be killed. */
public final class ServiceProcess implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final URI address;

    private ServiceProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts on a free port and returns once it listens. */
    public static ServiceProcess start(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sandbox", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return run(data, arguments);
    }

    /** Any command of ours that ends up listening. */
    public static ServiceProcess run(Path data, List<String> arguments) {
        List<String> command = command(arguments);

        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(data.resolve("stderr.log").toFile())
                    .start();
            return new ServiceProcess(process, awaitAddress(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a process of ours is started from the class path of the tests. */
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.switchboard.Main"));
        command.addAll(arguments);
        return command;
    }

    private static URI awaitAddress(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IllegalStateException("the service ended with " + waitFor(process) + " before it listened");
    }

    public URI address() {
        return address;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: nothing is finished, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        waitFor(process);
    }

    /** SIGTERM. @return the exit code */
    public int terminate() {
        process.destroy();
        return waitFor(process);
    }

    private static int waitFor(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
