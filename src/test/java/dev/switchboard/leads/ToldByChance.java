package dev.switchboard.leads;

import dev.switchboard.TestClock;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Extraction.Scores;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import dev.switchboard.templates.RecordedSend;
import dev.switchboard.templates.RecordedSend.Recipient;
import dev.switchboard.templates.TemplateSends;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a business tells of its customers beside what they write: sends, contacts, extractions, deletions. */
final class ToldByChance {
    private final Database database;
    private final TestClock clock;
    private final Ids ids;
    private final String userId;

    ToldByChance(Database database, TestClock clock, Ids ids, String userId) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.userId = userId;
    }

    void send(String phone, long at) {
        RecordedSend send =
                new RecordedSend("welcome", null, null, Instant.ofEpochMilli(at), List.of(new Recipient(phone, null)));
        database.run(transaction -> new TemplateSends(clock, ids).record(transaction, userId, send));
    }

    void contact(String phone, @Nullable String name, int number) {
        NewContact contact = new NewContact("+" + phone, name, "c" + number + "@x.example", null, Map.of());
        database.run(transaction -> new Contacts(clock, ids).put(transaction, userId, contact, new PhoneReader("IN")));
    }

    void extract(String phone, @Nullable String name, int score) {
        Scores scores = new Scores(score, score, score, score, score);
        Extraction extraction = new Extraction(name, null, null, scores, scores.status(), null, null, null, null);
        withKnown(
                phone,
                (transaction, leadId) ->
                        new Extractions(clock, ids).add(transaction, userId, leadId, extraction, "api"));
    }

    void restore(String phone) {
        withKnown(phone, (transaction, leadId) -> new LeadRemoval(clock).restore(transaction, userId, leadId));
    }

    void erase(String phone) {
        withKnown(phone, (transaction, leadId) -> new LeadErase(database, clock).erase(transaction, userId, leadId));
    }

    private void withKnown(String phone, BiConsumer<Transaction, String> change) {
        database.run(transaction ->
                LeadIds.known(transaction, userId, phone).ifPresent(lead -> change.accept(transaction, lead.leadId())));
    }
}
