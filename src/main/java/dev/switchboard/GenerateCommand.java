package dev.switchboard;

import dev.switchboard.config.Settings;
import dev.switchboard.leads.Generator;
import dev.switchboard.store.BulkLoad;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate}: a store full of leads that do not exist. */
@Command(
        name = "generate",
        description = {
            "Fill a new store with leads and messages that nobody wrote, to see how it behaves at that size.",
            "The same seed and the same --until give the same data."
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--leads", paramLabel = "N", defaultValue = "10000", description = "default: ${DEFAULT-VALUE}")
    private int leads;

    @Option(names = "--messages", paramLabel = "N", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
    private int messages;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--user", paramLabel = "U", defaultValue = "demo", description = "default: ${DEFAULT-VALUE}")
    private String user = "demo";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "all was written before then; default: today, 0:00 UTC")
    @Nullable
    private String until;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (leads < 1 || messages < 0) {
            throw new UsageException("--leads must be 1 or more, --messages 0 or more");
        }
        Settings settings = common.load().settings();
        Instant now = Clock.systemUTC().instant();
        Instant end = until == null ? now.truncatedTo(ChronoUnit.DAYS) : PastTime.parse("--until", until, now);
        try (DataFolder folder = DataFolder.open(settings);
                BulkLoad load = open(settings)) {
            new Generator(load, user, leads, messages, seed, end.toEpochMilli()).run(this::tell);
            tell(leads + " leads and " + messages + " messages of " + user + " in " + settings.databaseFile());
        }
        return 0;
    }

    private static BulkLoad open(Settings settings) {
        try {
            return BulkLoad.open(Options.store(settings));
        } catch (IllegalStateException e) {
            throw new UsageException("There are leads in " + settings.databaseFile()
                    + " already: say with --data DIR where a new store may be");
        }
    }

    private void tell(String what) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
