package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreUnavailableException;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went over the wire, for people to read: webhooks, agent calls, Graph calls. Phone changes share its numbering. More
 * in a second than anybody reads is left out; the ledger leaves out nothing.
 */
public final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final Database database;
    private final EventStream stream;
    private final Clock clock;
    private final int kept;
    private final Sampling sampling;

    Journal(Database database, EventStream stream, Clock clock, int kept) {
        this.database = database;
        this.stream = stream;
        this.clock = clock;
        this.kept = kept;
        this.sampling = new Sampling(clock);
    }

    /** Notes a call of an agent. Returns at once and never throws: the journal must not slow or break an answer. */
    public void agentCall(AgentCall call) {
        if (kept == 0) {
            return;
        }
        JournalEntry entry = JournalEntry.of(call, clock.millis());
        Thread.ofVirtual().name("sandbox-journal").start(() -> note(entry));
    }

    /** Notes an exchange by itself; an unavailable store costs the entry and nothing else. */
    void note(JournalEntry entry) {
        try {
            database.run(transaction -> note(transaction, entry));
        } catch (StoreUnavailableException e) {
            log.warn("sandbox.journal_entry_lost kind={} reason={}", entry.kind(), e.getMessage());
        }
    }

    /** Notes an exchange together with what it changed. */
    void note(Transaction transaction, JournalEntry entry) {
        if (kept > 0 && sampling.takes(Names.wire(entry.kind()))) {
            append(transaction, Names.wire(entry.kind()), entry.json());
        }
    }

    /** Tells the phones that a message is new or changed. */
    void phoneChanged(Transaction transaction, String messageId) {
        if (kept > 0 && sampling.takes(Event.PHONE)) {
            MessageTable.byId(transaction, messageId)
                    .ifPresent(message -> append(transaction, Event.PHONE, message.json()));
        }
    }

    /** Entries with a greater number, in order. */
    List<Event> after(long seq, int limit) {
        return database.read(transaction -> Event.journalAfter(transaction, seq, limit));
    }

    /** The newest entries, in order. */
    List<Event> newest(int limit) {
        return database.read(transaction -> Event.newestJournal(transaction, limit));
    }

    /** Number of the newest event of any kind: where a stream may begin. */
    long last() {
        return database.read(Event::last);
    }

    private void append(Transaction transaction, String kind, ObjectNode json) {
        Event event = Event.append(transaction, kind, json, kept);
        transaction.afterCommit(() -> stream.publish(event));
    }
}
