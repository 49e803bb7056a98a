package dev.switchboard.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Extraction.Scores;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was read of leads: a history that is only added to, whose newest entry is the lead's. */
public final class Extractions {
    private final Clock clock;
    private final Ids ids;

    public Extractions(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds the newest, which the lead shows from now on.
     *
     * @param leadId may have been merged into another since it was read
     * @param source who made it: {@code api} or {@code agent}
     */
    public StoredExtraction add(
            Transaction transaction, String userId, String leadId, Extraction extraction, String source) {
        String lead = LeadIds.survivorOf(transaction, userId, leadId);
        StoredExtraction stored = new StoredExtraction(
                ids.next(), Instant.ofEpochMilli(next(transaction, userId, lead)), source, extraction);
        insert(transaction, userId, lead, stored);
        LeadProfile.refresh(transaction, userId, lead);
        return stored;
    }

    /** No two of a lead are of the same time, and a clock that was set back makes none older than those before. */
    private long next(Transaction transaction, String userId, String leadId) {
        long newest = transaction
                .one(
                        "SELECT created_at FROM extractions WHERE user_id = ? AND lead_id = ?"
                                + " ORDER BY created_at DESC LIMIT 1",
                        row -> row.getLong(1),
                        userId,
                        leadId)
                .orElse(0L);
        return Math.max(clock.millis(), newest + 1);
    }

    private static void insert(Transaction transaction, String userId, String leadId, StoredExtraction stored) {
        Extraction extraction = stored.extraction();
        @Nullable Scores scores = extraction.scores();
        transaction.update(
                """
                INSERT INTO extractions (user_id, extraction_id, lead_id, created_at, source, name, email, company,
                  lead_status, total_score, intent_score, urgency_score, budget_score, fit_score, engagement_score,
                  quality_score, summary, requests, interest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userId,
                stored.extractionId(),
                leadId,
                stored.createdAt().toEpochMilli(),
                stored.source(),
                extraction.name(),
                extraction.email(),
                extraction.company(),
                extraction.leadStatus(),
                scores == null ? null : scores.total(),
                scores == null ? null : scores.intent(),
                scores == null ? null : scores.urgency(),
                scores == null ? null : scores.budget(),
                scores == null ? null : scores.fit(),
                scores == null ? null : scores.engagement(),
                extraction.qualityScore(),
                extraction.summary(),
                json(extraction.requests()),
                json(extraction.interest()));
    }

    private static @Nullable String json(@Nullable JsonNode value) {
        return value == null ? null : value.toString();
    }

    /** Some of a lead's, newest first. */
    public static ExtractionPage page(Transaction transaction, String userId, String leadId, int limit, long offset) {
        long total = transaction
                .one(
                        "SELECT COUNT(*) FROM extractions WHERE user_id = ? AND lead_id = ?",
                        row -> row.getLong(1),
                        userId,
                        leadId)
                .orElse(0L);
        return new ExtractionPage(
                transaction.list(
                        "SELECT * FROM extractions WHERE user_id = ? AND lead_id = ?"
                                + " ORDER BY created_at DESC, extraction_id DESC LIMIT ? OFFSET ?",
                        ExtractionColumns::stored,
                        userId,
                        leadId,
                        limit,
                        offset),
                total);
    }
}
