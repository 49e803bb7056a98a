package dev.switchboard.leads;

import dev.switchboard.message.Extraction;
import dev.switchboard.message.Extraction.Scores;
import dev.switchboard.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a lead is, of all that was said of it: per field the newest extraction's value, else the contact's, else the name
 * the channel shows, else nothing.
 *
 * @param nameSource {@code extraction}, {@code contact} or {@code profile}; null without a name
 */
record LeadProfile(
        @Nullable String name,
        @Nullable String nameSource,
        @Nullable String email,
        @Nullable String company) {

    /** What a contact or an extraction says; all null where there is none. */
    record Said(
            @Nullable String name,
            @Nullable String email,
            @Nullable String company) {
        static final Said NOTHING = new Said(null, null, null);
    }

    static LeadProfile of(Said extraction, Said contact, @Nullable String profileName) {
        return new LeadProfile(
                first(first(extraction.name(), contact.name()), profileName),
                extraction.name() != null
                        ? "extraction"
                        : contact.name() != null ? "contact" : profileName != null ? "profile" : null,
                first(extraction.email(), contact.email()),
                first(extraction.company(), contact.company()));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** Works out what a lead shows, after an extraction, a contact or a merge. The one place that writes it. */
    static void refresh(Transaction transaction, String userId, String leadId) {
        Optional<StoredExtraction> newest = newestExtraction(transaction, userId, leadId);
        Said extraction = newest.map(stored -> said(stored.extraction())).orElse(Said.NOTHING);
        LeadProfile profile =
                of(extraction, contact(transaction, userId, leadId), profileName(transaction, userId, leadId));
        write(transaction, userId, leadId, profile);
        writeScores(transaction, userId, leadId, newest.orElse(null));
        LeadSearch.refresh(transaction, userId, leadId);
    }

    private static Said said(Extraction extraction) {
        return new Said(extraction.name(), extraction.email(), extraction.company());
    }

    private static Optional<StoredExtraction> newestExtraction(Transaction transaction, String userId, String leadId) {
        return transaction.one(
                "SELECT * FROM extractions WHERE user_id = ? AND lead_id = ?"
                        + " ORDER BY created_at DESC, extraction_id DESC LIMIT 1",
                ExtractionColumns::stored,
                userId,
                leadId);
    }

    private static Said contact(Transaction transaction, String userId, String leadId) {
        return transaction
                .one(
                        "SELECT name, email, company FROM contacts WHERE user_id = ? AND lead_id = ?",
                        row -> new Said(row.getString(1), row.getString(2), row.getString(3)),
                        userId,
                        leadId)
                .orElse(Said.NOTHING);
    }

    private static @Nullable String profileName(Transaction transaction, String userId, String leadId) {
        return transaction
                .one(
                        "SELECT COALESCE(profile_name, '') FROM leads WHERE user_id = ? AND lead_id = ?",
                        row -> row.getString(1),
                        userId,
                        leadId)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private static void write(Transaction transaction, String userId, String leadId, LeadProfile profile) {
        transaction.update(
                "UPDATE leads SET name = ?, name_source = ?, email = ?, company = ? WHERE user_id = ? AND lead_id = ?",
                profile.name(),
                profile.nameSource(),
                profile.email(),
                profile.company(),
                userId,
                leadId);
    }

    private static void writeScores(
            Transaction transaction, String userId, String leadId, @Nullable StoredExtraction newest) {
        @Nullable Extraction extraction = newest == null ? null : newest.extraction();
        @Nullable Scores scores = extraction == null ? null : extraction.scores();
        transaction.update(
                """
                UPDATE leads SET extraction_id = ?, lead_status = ?, quality_score = ?, total_score = ?,
                  intent_score = ?, urgency_score = ?, budget_score = ?, fit_score = ?, engagement_score = ?
                WHERE user_id = ? AND lead_id = ?""",
                newest == null ? null : newest.extractionId(),
                extraction == null ? null : extraction.leadStatus(),
                extraction == null ? null : extraction.qualityScore(),
                scores == null ? null : scores.total(),
                scores == null ? null : scores.intent(),
                scores == null ? null : scores.urgency(),
                scores == null ? null : scores.budget(),
                scores == null ? null : scores.fit(),
                scores == null ? null : scores.engagement(),
                userId,
                leadId);
    }
}
