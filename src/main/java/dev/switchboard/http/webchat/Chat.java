package dev.switchboard.http.webchat;

import dev.switchboard.conversations.Transcripts;
import dev.switchboard.conversations.Transcripts.Current;
import dev.switchboard.conversations.Transcripts.Line;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a visitor may see: their own conversation, found by their session and by nothing they could name. */
final class Chat {
    private final Database database;

    Chat(Database database) {
        this.database = database;
    }

    /**
     * A visitor's conversation, as far as asked for.
     *
     * @param leadId who the visitor is; null for one who never wrote
     * @param current null when there is none
     */
    record View(@Nullable String leadId, @Nullable Current current, List<Line> lines) {}

    /** What changed since the client was there; empty when the session is gone. */
    Optional<View> since(Visit visit, Place seen) {
        return database.readOwn(transaction ->
                Door.session(transaction, visit.site(), visit.token()).map(session -> since(transaction, visit, seen)));
    }

    private static View since(Transaction transaction, Visit visit, Place seen) {
        @Nullable String leadId = leadOf(transaction, visit).orElse(null);
        @Nullable Current current = current(transaction, visit, leadId);
        return current == null
                ? new View(leadId, null, List.of())
                : new View(leadId, current, changed(transaction, visit, current, seen));
    }

    private static List<Line> changed(Transaction transaction, Visit visit, Current current, Place seen) {
        long after = seen.in(current);
        return after >= current.changeNo()
                ? List.of()
                : Transcripts.changedAfter(transaction, visit.userId(), current.conversationId(), after);
    }

    /** What was said after that place, {@code most} at a time. */
    View after(Visit visit, long sequenceNo, int most) {
        return database.read(transaction -> {
            @Nullable String leadId = leadOf(transaction, visit).orElse(null);
            @Nullable Current current = current(transaction, visit, leadId);
            return current == null
                    ? new View(leadId, null, List.of())
                    : new View(
                            leadId,
                            current,
                            Transcripts.saidAfter(
                                    transaction, visit.userId(), current.conversationId(), sequenceNo, most));
        });
    }

    /** The visitor's conversation; empty when they never wrote. */
    static Optional<Current> current(Transaction transaction, Visit visit) {
        return Optional.ofNullable(
                current(transaction, visit, leadOf(transaction, visit).orElse(null)));
    }

    private static @Nullable Current current(Transaction transaction, Visit visit, @Nullable String leadId) {
        return leadId == null
                ? null
                : Transcripts.current(transaction, visit.userId(), leadId, visit.account())
                        .orElse(null);
    }

    static Optional<String> leadOf(Transaction transaction, Visit visit) {
        return Leads.find(transaction, visit.userId(), CustomerIds.of(visit.sessionId()), Platform.WEBCHAT);
    }
}
