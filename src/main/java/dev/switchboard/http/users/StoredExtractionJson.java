package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.leads.StoredExtraction;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Extraction.Scores;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An extraction as the API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record StoredExtractionJson(
        String extractionId,
        String customerPhone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        @Nullable String leadStatus,
        @Nullable Integer totalScore,
        @Nullable Integer intentScore,
        @Nullable Integer urgencyScore,
        @Nullable Integer budgetScore,
        @Nullable Integer fitScore,
        @Nullable Integer engagementScore,
        @Nullable Integer qualityScore,
        @Nullable String summary,
        @Nullable JsonNode requests,
        @Nullable JsonNode interest,
        String source,
        Instant createdAt) {

    static StoredExtractionJson of(String customerPhone, StoredExtraction stored) {
        Extraction extraction = stored.extraction();
        Scores scores = extraction.scores();
        return new StoredExtractionJson(
                stored.extractionId(),
                customerPhone,
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
                extraction.requests(),
                extraction.interest(),
                stored.source(),
                stored.createdAt());
    }
}
