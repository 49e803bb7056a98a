package dev.switchboard;

import dev.switchboard.config.Settings;
import dev.switchboard.leads.Rebuild;
import dev.switchboard.leads.Rebuild.Difference;
import dev.switchboard.store.Database;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rebuild}: what lists, totals and search are read from, made again from the messages. */
@Command(
        name = "rebuild",
        description = {
            "Make counters, last messages and search again from the messages, and tell what differed.",
            "The service must be stopped. There should be nothing to tell."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--check", description = "change nothing; exit with 1 when there are differences")
    private boolean check;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = common.load().settings();
        if (!Files.exists(settings.databaseFile())) {
            throw new UsageException(
                    "No store at " + settings.databaseFile() + ": say with --data DIR where the service keeps it");
        }
        try (DataFolder folder = DataFolder.open(settings);
                Database database = Database.open(Options.store(settings))) {
            Rebuild rebuild = new Rebuild(database);
            long differences = check ? rebuild.check(this::tell) : rebuild.repair(this::tell);
            out().println(differences == 0 ? "no differences" : differences + (check ? " differences" : " repaired"));
            out().flush();
            return check && differences > 0 ? DIFFERENT : 0;
        }
    }

    private void tell(Difference difference) {
        out().println(difference.userId() + "\t" + difference.id() + "\t" + difference.what());
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
