package dev.switchboard;

import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Settings;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.sandbox.simulate.OneMessage;
import dev.switchboard.sandbox.simulate.SandboxClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A short day of the service, so that the virtual machine can note which classes a start needs: reads a configuration,
 * takes and answers messages, is read, and stops. The launcher runs it once after a build.
 */
@Command(name = "train", description = "Practise, for the cache of a start.", hidden = true)
final class TrainCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WHOLE_PATIENCE_S = 60;
    private static final int TURNS = 3;
    private static final List<String> READ = List.of(
            "/health/ready",
            "/users/demo/leads",
            "/users/demo/leads/stats",
            "/users/demo/leads/918979556941",
            "/users/demo/leads/918979556941/messages",
            "/users/demo/dead-letters",
            "/metrics",
            "/sandbox");

    private static final String CONFIGURATION = """
            auth: open
            server: {port: 0}
            outbound: {allow_private: true}
            log: {level: error}
            """;
    private static final String USER = """
            user_id: acme
            name: Acme
            agents:
              - {id: acme-bot, kind: http, url: "http://127.0.0.1:9/", secret: "${TRAIN_SECRET}"}
            accounts:
              - {channel: whatsapp, id: "1", token: t, app_secrets: [s], verify_token: v, agent: acme-bot}
            """;

    @Option(names = "--native", paramLabel = "DIR", description = "unpack the store's own library into this folder")
    @Nullable
    private Path nativeFolder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        endIfItHangs();
        Path folder = Files.createTempDirectory("switchboard-train-");
        try {
            practise(folder);
            unpackLibrary();
        } finally {
            delete(folder);
        }
        return 0;
    }

    /** A build waits for this. */
    private static void endIfItHangs() {
        CompletableFuture.delayedExecutor(WHOLE_PATIENCE_S, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
    }

    private void practise(Path folder) throws IOException, InterruptedException {
        Settings settings = configuration(folder);
        Options.applyLog(settings);
        try (DataFolder data = DataFolder.open(settings)) {
            SandboxService service = new SandboxService(
                    settings, SandboxUsers.all(), folder.resolve("data"), Clock.systemUTC(), SandboxOptions.defaults());
            try (service) {
                service.start();
                use(service.address());
            }
        }
    }

    private static Settings configuration(Path folder) throws IOException {
        Path users = Files.createDirectories(folder.resolve("users"));
        Files.writeString(folder.resolve("switchboard.yaml"), CONFIGURATION);
        Files.writeString(users.resolve("acme.yaml"), USER);
        return ConfigLoader.load(
                        folder,
                        Map.of("TRAIN_SECRET", "at least sixteen bytes"),
                        Map.of("data_dir", folder.resolve("data").toString()))
                .settings();
    }

    private static void use(URI service) throws IOException, InterruptedException {
        try (SandboxClient client = new SandboxClient(service)) {
            OneMessage message = new OneMessage(client);
            for (int turn = 0; turn < TURNS; turn++) {
                message.send(Platform.WHATSAPP, "918979556941", "hello " + turn, PATIENCE);
                message.send(Platform.INSTAGRAM, "6502345678901234", "hello " + turn, PATIENCE);
            }
        }
        for (String path : READ) {
            read(service.resolve(path));
        }
    }

    private static void read(URI address) throws IOException {
        try (InputStream body = address.toURL().openStream()) {
            body.readAllBytes();
        }
    }

    private void unpackLibrary() throws IOException {
        if (nativeFolder != null) {
            SqliteLibrary.unpack(nativeFolder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
