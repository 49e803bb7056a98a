package dev.switchboard.leads;

import static dev.switchboard.store.Columns.intOrNull;
import static dev.switchboard.store.Columns.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Extraction.Scores;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of the store as extractions. */
final class ExtractionColumns {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ExtractionColumns() {}

    static StoredExtraction stored(ResultSet row) throws SQLException {
        return new StoredExtraction(
                row.getString("extraction_id"), time(row, "created_at"), row.getString("source"), extraction(row));
    }

    private static Extraction extraction(ResultSet row) throws SQLException {
        return new Extraction(
                row.getString("name"),
                row.getString("email"),
                row.getString("company"),
                scores(row),
                row.getString("lead_status"),
                intOrNull(row, "quality_score"),
                row.getString("summary"),
                json(row.getString("requests")),
                json(row.getString("interest")));
    }

    private static @Nullable Scores scores(ResultSet row) throws SQLException {
        return row.getObject("total_score") == null
                ? null
                : new Scores(
                        row.getInt("intent_score"),
                        row.getInt("urgency_score"),
                        row.getInt("budget_score"),
                        row.getInt("fit_score"),
                        row.getInt("engagement_score"));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an extraction's own JSON", e);
        }
    }
}
