package dev.switchboard.message;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What was read from what a customer said: who they are, and how warm.
 *
 * @param scores all five or none
 * @param leadStatus Hot, Warm or Cold, whatever the scores say
 * @param qualityScore 0 to 100; null when it brings none of its own
 * @param requests what they ask for: a text or a list of texts
 * @param interest what they are interested in, likewise
 */
public record Extraction(
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        @Nullable Scores scores,
        @Nullable String leadStatus,
        @Nullable Integer qualityScore,
        @Nullable String summary,
        @Nullable JsonNode requests,
        @Nullable JsonNode interest) {

    /** The five dimensions, 1 to 3 each. */
    public record Scores(int intent, int urgency, int budget, int fit, int engagement) {

        /** Their sum, 5 to 15. */
        public int total() {
            return intent + urgency + budget + fit + engagement;
        }

        /** What a total means where nobody says otherwise: 12 to 15 is Hot, 8 to 11 Warm, 5 to 7 Cold. */
        public String status() {
            if (total() >= 12) {
                return "Hot";
            }
            return total() >= 8 ? "Warm" : "Cold";
        }
    }
}
