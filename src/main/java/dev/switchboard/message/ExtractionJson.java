package dev.switchboard.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.message.Extraction.Scores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an extraction as the API takes it and agents send it. What is null or blank is as absent. */
public final class ExtractionJson {
    private static final List<String> SCORES =
            List.of("intent_score", "urgency_score", "budget_score", "fit_score", "engagement_score");
    private static final List<String> STATUSES = List.of("Hot", "Warm", "Cold");
    private static final Set<String> FIELDS = fields();
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TEXT = 10_000;

    private ExtractionJson() {}

    /** It says nothing, or what is said is not what it must be. */
    public static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1;

        private final String field;

        InvalidException(String field, String must) {
            super(field.isEmpty() ? must : field + " " + must, null, false, false);
            this.field = field;
        }

        /** The field that is wrong; empty when it is the whole. */
        public String field() {
            return field;
        }
    }

    private static Set<String> fields() {
        Set<String> all = new TreeSet<>(SCORES);
        all.addAll(
                List.of("name", "email", "company", "lead_status", "quality_score", "summary", "requests", "interest"));
        return all;
    }

    /**
     * Reads one.
     *
     * @throws InvalidException naming the field; its words hold nothing of what was sent
     */
    public static Extraction read(JsonNode json) throws InvalidException {
        if (!json.isObject()) {
            throw new InvalidException("", "an extraction must be an object");
        }
        if (FIELDS.stream().allMatch(field -> isAbsent(json.path(field)))) {
            throw new InvalidException("", "an extraction needs at least one of " + String.join(", ", FIELDS));
        }
        Scores scores = scores(json);
        return new Extraction(
                PersonText.line("name", json.path("name"), LONGEST_NAME),
                PersonText.email("email", json.path("email")),
                PersonText.line("company", json.path("company"), LONGEST_NAME),
                scores,
                status(json.path("lead_status"), scores),
                quality(json.path("quality_score")),
                PersonText.line("summary", json.path("summary"), LONGEST_TEXT),
                texts("requests", json.path("requests")),
                texts("interest", json.path("interest")));
    }

    private static @Nullable Scores scores(JsonNode json) throws InvalidException {
        Optional<String> missing =
                SCORES.stream().filter(score -> isAbsent(json.path(score))).findFirst();
        if (missing.isEmpty()) {
            return new Scores(score(json, 0), score(json, 1), score(json, 2), score(json, 3), score(json, 4));
        }
        if (SCORES.stream().anyMatch(score -> !isAbsent(json.path(score)))) {
            throw new InvalidException(missing.get(), "is missing: give all five scores or none");
        }
        return null;
    }

    private static int score(JsonNode json, int index) throws InvalidException {
        return number(SCORES.get(index), json.path(SCORES.get(index)), 1, 3);
    }

    private static @Nullable Integer quality(JsonNode value) throws InvalidException {
        return isAbsent(value) ? null : number("quality_score", value, 0, 100);
    }

    private static int number(String field, JsonNode value, int least, int most) throws InvalidException {
        boolean whole = value.isNumber() && value.canConvertToInt() && value.intValue() == value.doubleValue();
        if (!whole || value.intValue() < least || value.intValue() > most) {
            throw new InvalidException(field, "must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    private static @Nullable String status(JsonNode value, @Nullable Scores scores) throws InvalidException {
        if (isAbsent(value)) {
            return scores == null ? null : scores.status();
        }
        String said = value.asText().strip().toLowerCase(Locale.ROOT);
        return STATUSES.stream()
                .filter(status ->
                        value.isTextual() && status.toLowerCase(Locale.ROOT).equals(said))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidException("lead_status", "must be one of " + String.join(", ", STATUSES)));
    }

    private static @Nullable JsonNode texts(String field, JsonNode value) throws InvalidException {
        if (isAbsent(value)) {
            return null;
        }
        boolean right =
                value.isTextual() || value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
        if (!right || value.toString().length() > LONGEST_TEXT) {
            throw new InvalidException(
                    field, "must be a text or a list of texts, of at most " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }
}
