package dev.switchboard;

import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Settings;
import dev.switchboard.intake.KeptReader;
import dev.switchboard.queue.DeadLetterReader;
import dev.switchboard.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parked|unrecognized|dead-letters list}: what was kept and did not take effect, also while the service runs. */
final class KeptCommands {
    private KeptCommands() {}

    /** Opens the store of a configuration and prints lines of it. */
    private abstract static class Lister {
        @Mixin
        private CommonOptions common = new CommonOptions();

        @Option(names = "--user", paramLabel = "U", description = "only of this user")
        @Nullable
        String user;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "at most so many lines")
        int limit;

        Integer print(Function<Database, List<String>> lines) {
            Path folder = common.configFolder();
            Settings settings = ConfigLoader.load(folder, System.getenv(), common.asSettings())
                    .settings();
            if (!Files.exists(settings.databaseFile())) {
                throw new UsageException(
                        "No store at " + settings.databaseFile() + ": say with --data DIR where the service keeps it");
            }
            try (Database database = Database.open(Options.store(settings))) {
                lines.apply(database).forEach(System.out::println);
            }
            return 0;
        }

        Integer events(String state) {
            return print(database -> new KeptReader(database)
                    .list(state, user, limit).stream().map(Lister::line).toList());
        }

        private static String line(KeptReader.Kept event) {
            return String.join(
                    "\t",
                    Instant.ofEpochMilli(event.receivedAt()).toString(),
                    event.eventId(),
                    event.userId(),
                    event.platform() + ":" + event.accountId(),
                    event.kind(),
                    String.valueOf(event.reason()));
        }
    }

    @Command(
            name = "parked",
            description = "Events that no account takes.",
            mixinStandardHelpOptions = true,
            subcommands = Parked.List.class)
    static final class Parked {
        @Command(name = "list", description = "List them, newest first.", mixinStandardHelpOptions = true)
        static final class List extends Lister implements Callable<Integer> {
            @Override
            public Integer call() {
                return events("parked");
            }
        }
    }

    @Command(
            name = "unrecognized",
            description = "Events that are not understood yet.",
            mixinStandardHelpOptions = true,
            subcommands = Unrecognized.List.class)
    static final class Unrecognized {
        @Command(name = "list", description = "List them, newest first.", mixinStandardHelpOptions = true)
        static final class List extends Lister implements Callable<Integer> {
            @Override
            public Integer call() {
                return events("unrecognized");
            }
        }
    }

    @Command(
            name = "dead-letters",
            description = "Work that was given up.",
            mixinStandardHelpOptions = true,
            subcommands = DeadLetters.List.class)
    static final class DeadLetters {
        @Command(name = "list", description = "List them, newest first.", mixinStandardHelpOptions = true)
        static final class List extends Lister implements Callable<Integer> {
            @Override
            public Integer call() {
                return print(database -> new DeadLetterReader(database)
                        .list(user, limit).stream().map(List::line).toList());
            }

            private static String line(DeadLetterReader.DeadLetter letter) {
                return String.join(
                        "\t",
                        Instant.ofEpochMilli(letter.diedAt()).toString(),
                        letter.deadLetterId(),
                        letter.userId(),
                        letter.kind(),
                        letter.cause(),
                        String.valueOf(letter.detail()));
            }
        }
    }
}
