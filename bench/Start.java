import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures starts and memory of bin/switchboard as whoever runs it sees them. Any Java from 17 on runs this file. */
class Start {
    private static final int LONGEST_START_MS = 30_000;
    private static final int IDLE_MS = 10_000;

    private static int runs = 9;
    private static int memoryRuns = 3;
    private static String rate = "300";
    private static String length = "60s";

    public static void main(String[] arguments) throws Exception {
        read(arguments);
        Path folder = Files.createTempDirectory("switchboard-bench-");
        try {
            measure(folder);
        } finally {
            delete(folder);
        }
    }

    private static void read(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(value);
                case "--memory-runs" -> memoryRuns = Integer.parseInt(value);
                case "--rate" -> rate = value;
                case "--for" -> length = value;
                default -> throw new IllegalArgumentException(
                        "Not an option: " + arguments[i] + " (--runs, --memory-runs, --rate, --for)");
            }
        }
    }

    private static void measure(Path folder) throws Exception {
        List<Double> again = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> sandbox = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Path data = folder.resolve("data" + run);
            first.add(start("serve", data));
            again.add(start("serve", data));
            sandbox.add(start("sandbox", folder.resolve("sandbox" + run)));
        }
        print("start of serve", again, "ms");
        print("start of serve, empty data folder", first, "ms");
        print("start of sandbox, empty data folder", sandbox, "ms");
        measureMemory(folder);
    }

    private static double start(String command, Path data) throws Exception {
        try (Service service = new Service(command, data)) {
            return service.startMs;
        }
    }

    private static void measureMemory(Path folder) throws Exception {
        List<Double> serve = new ArrayList<>();
        List<Double> sandbox = new ArrayList<>();
        List<Double> loaded = new ArrayList<>();
        for (int run = 0; run < memoryRuns; run++) {
            try (Service service = new Service("serve", folder.resolve("idle" + run))) {
                Thread.sleep(IDLE_MS);
                serve.add(service.residentMb());
            }
            try (Service service = new Service("sandbox", folder.resolve("loaded" + run))) {
                Thread.sleep(IDLE_MS);
                sandbox.add(service.residentMb());
                loaded.add(service.mostUnderLoad());
            }
        }
        print("resident, serve idle for 10 s", serve, "MB");
        print("resident, sandbox idle for 10 s", sandbox, "MB");
        print("resident at most, sandbox with " + rate + " messages a second for " + length, loaded, "MB");
    }

    private static void print(String what, List<Double> values, String unit) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-66s %5.0f %s (%.0f-%.0f, %d runs)%n",
                what,
                sorted.get(sorted.size() / 2),
                unit,
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** bin/switchboard, from its start to its stop. */
    private static final class Service implements AutoCloseable {
        private final int port = freePort();
        private final Process process;
        final double startMs;

        Service(String command, Path data) throws Exception {
            Path config = Files.createDirectories(data.resolveSibling("config"));
            long began = System.nanoTime();
            process = run(command, "--port", Integer.toString(port), "--data", data.toString(), "--config", config.toString());
            while (!isReady()) {
                if (!process.isAlive() || System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(LONGEST_START_MS)) {
                    close();
                    throw new IllegalStateException(command + " does not start");
                }
                Thread.sleep(2);
            }
            startMs = (System.nanoTime() - began) / 1e6;
        }

        private static Process run(String... arguments) throws IOException {
            List<String> words = new ArrayList<>(List.of("bin/switchboard"));
            words.addAll(List.of(arguments));
            return new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        private boolean isReady() {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(5_000);
                String request = "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes(12);
                return new String(answer, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
            } catch (IOException e) {
                return false;
            }
        }

        /** The launcher becomes java, so that its process is the service's. */
        double residentMb() throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
                }
            }
            throw new IllegalStateException("no VmRSS");
        }

        double mostUnderLoad() throws Exception {
            Process load = run("simulate", "whatsapp", "--rate", rate, "--for", length, "--url", "http://127.0.0.1:" + port);
            double most = 0;
            while (!load.waitFor(200, TimeUnit.MILLISECONDS)) {
                most = Math.max(most, residentMb());
            }
            if (load.exitValue() != 0) {
                throw new IllegalStateException("the load lost or doubled messages");
            }
            return most;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
