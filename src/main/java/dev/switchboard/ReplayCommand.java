package dev.switchboard;

import dev.switchboard.intake.Replay;
import dev.switchboard.intake.Replay.Applied;
import dev.switchboard.intake.Replay.Difference;
import dev.switchboard.intake.Replay.Selection;
import dev.switchboard.intake.Taken;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: kept webhooks read again, as they would be read today. */
@Command(
        name = "replay",
        description = {
            "Read kept webhooks again: what was unrecognized or parked and is understood now takes effect.",
            "The service must be stopped. Prints what changes before it changes it, and nothing personal.",
            "What took effect stays as it is; a message older than 24 hours is recorded and not answered."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--since", paramLabel = "TIME", description = "what came since then: 2026-11-01T00:00Z, 24h, 7d")
    @Nullable
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "and before then; default: now")
    @Nullable
    private String until;

    @Option(names = "--user", paramLabel = "U", description = "only of this user; _unrouted for what nobody has")
    @Nullable
    private String user;

    @Option(names = "--event", paramLabel = "ID", description = "only this one, as unrecognized list shows it")
    @Nullable
    private String event;

    @Option(names = "--kind", paramLabel = "K", description = "only of this kind, such as ig.reaction or ig")
    @Nullable
    private String kind;

    @Option(names = "--dry-run", description = "change nothing")
    private boolean dryRun;

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Map<String, Integer> changes = new TreeMap<>();
    private int read;
    private int failed;
    private Taken taken = Taken.NOTHING;

    @Override
    public Integer call() {
        Selection selection = selection(Clock.systemUTC().instant());
        try (ReplayStore store = ReplayStore.open(common.load())) {
            show(store.replay(), selection);
            if (!dryRun) {
                apply(store.replay(), selection);
            }
        }
        out().flush();
        return failed == 0 ? 0 : FAILED;
    }

    private Selection selection(Instant now) {
        if (since == null && event == null) {
            throw new UsageException("Say --since TIME, or --event ID");
        }
        Instant from = since == null ? Instant.EPOCH : PastTime.parse("--since", since, now);
        Instant to = until == null ? now : PastTime.parse("--until", until, now);
        return new Selection(from.toEpochMilli(), to.toEpochMilli(), user, event, kind);
    }

    private void show(Replay replay, Selection selection) {
        replay.compare(selection, this::showOne);
        changes.forEach((change, count) -> out().println(count + "\t" + change));
        int changing = changes.values().stream().mapToInt(Integer::intValue).sum();
        out().println(read + " read again, " + changing + " to change" + (dryRun ? "; nothing was changed" : ""));
    }

    private void showOne(Difference difference) {
        read++;
        if (difference.changes()) {
            String change = difference.was() + " -> " + String.join(", ", difference.is());
            changes.merge(change, 1, Integer::sum);
            out().println(difference.userId() + "\t" + difference.eventId() + "\t" + change);
        }
    }

    private void apply(Replay replay, Selection selection) {
        replay.apply(selection, this::note);
        out().println("took effect: messages=" + taken.messages() + " receipts=" + taken.receipts() + " echoes="
                + taken.echoes() + " others=" + taken.others() + "; known already=" + taken.duplicates()
                + "; still unrecognized=" + taken.unrecognized() + " parked=" + taken.parked() + "; failed=" + failed);
    }

    private void note(Applied applied) {
        taken = taken.plus(applied.taken());
        failed += applied.failed() ? 1 : 0;
        if (applied.conversationId() != null) {
            out().println("conversation " + applied.conversationId());
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
