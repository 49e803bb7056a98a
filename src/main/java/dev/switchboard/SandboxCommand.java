package dev.switchboard;

import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Settings;
import dev.switchboard.sandbox.FaultSettings;
import dev.switchboard.sandbox.FaultsException;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.KeyScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The shortest start: the real service with an emulated Meta to type into. No account, no token, nothing else to run. */
@Command(
        name = "sandbox",
        description =
                "Try it out: the service, emulated WhatsApp and Instagram phones to type into, and an agent that echoes.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--seed", paramLabel = "N", description = "what the emulator draws its delays from")
    private long seed = 1;

    @Option(names = "--faults", paramLabel = "FILE", description = "what shall go wrong, as JSON")
    @Nullable
    private Path faults;

    @Option(names = "--journal", paramLabel = "N", description = "events the journal keeps; 0 for none, to test load")
    private int journal = 20_000;

    @Option(names = "--agent", paramLabel = "URL", description = "an HTTP agent instead of echo")
    @Nullable
    private String agent;

    @Option(names = "--agent-secret", paramLabel = "S", description = "what requests to it are signed with")
    @Nullable
    private String agentSecret;

    @Option(names = "--rate-limit", paramLabel = "N", description = "reads a minute and user; 0 for no limit")
    @Nullable
    private Integer rateLimit;

    @Option(names = "--keys", description = "require API keys and print an admin key")
    private boolean keys;

    @Override
    public Integer call() {
        SandboxAgent answering = SandboxAgent.of(agent, agentSecret);
        SandboxOptions options = SandboxOptions.defaults()
                .withSeed(seed)
                .withAgent(answering.shown())
                .withKeptEvents(journal)
                .withFaults(faults == null ? FaultSettings.NONE : read(faults));
        Path folder = common.data == null ? temporaryFolder() : common.data;
        Settings settings = settings(folder);
        Options.applyLog(settings);
        try (DataFolder data = DataFolder.open(settings)) {
            SandboxService service =
                    new SandboxService(settings, answering.users(), folder, Clock.systemUTC(), options);
            new Running(service.app(), service::close)
                    .whenListening(app -> {
                        service.beginEmulation();
                        printAddresses(app.address(), folder);
                        printKey(app.keys());
                        answering.print();
                    })
                    .untilStopped();
        }
        return 0;
    }

    private Settings settings(Path data) {
        Map<String, String> options = new HashMap<>(common.asSettings());
        options.put("data_dir", data.toString());
        options.put("auth", keys ? "keys" : "open");
        options.put("outbound.allow_private", "true");
        if (rateLimit != null) {
            options.put("limits.leads_reads_per_minute", rateLimit.toString());
        }
        Path folder = Objects.requireNonNullElse(common.config, data.resolve("config"));
        return ConfigLoader.load(folder, Map.of(), options).settings();
    }

    private static FaultSettings read(Path file) {
        try {
            return FaultSettings.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageException("Cannot read " + file + ": give --faults a JSON file");
        } catch (FaultsException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("switchboard-sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void printAddresses(URI address, Path folder) {
        System.out.println("Switchboard sandbox");
        System.out.println("  type here  " + address + "/sandbox");
        System.out.println("  leads      " + address + "/users/" + SandboxValues.USER + "/leads");
        System.out.println("  reference  " + address + "/docs");
        System.out.println("  webhooks   " + address + "/webhooks/whatsapp  (app secret "
                + SandboxValues.WHATSAPP_APP_SECRET.reveal() + ")");
        System.out.println("             " + address + "/webhooks/instagram  (app secret "
                + SandboxValues.INSTAGRAM_APP_SECRET.reveal() + ")");
        System.out.println("  graph API  " + address + SandboxValues.GRAPH_PATH + "  (token "
                + SandboxValues.GRAPH_TOKEN.reveal() + ")");
        System.out.println(
                "  data       " + folder + (common.data == null ? "  (temporary; keep it with --data)" : ""));
    }

    private void printKey(ApiKeys made) {
        if (keys) {
            KeyRequest wanted = new KeyRequest(ApiKey.ADMIN, "sandbox", KeyScope.all(), null);
            System.out.println(
                    "admin key  " + made.create(wanted, Actor.CLI).whole().reveal());
        }
    }
}
