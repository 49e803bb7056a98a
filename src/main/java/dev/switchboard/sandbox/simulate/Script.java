package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.MetaJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What customers type and when: JSON lines {@code {at_ms, channel, from, text | kind | payload}}. */
public record Script(List<Line> lines) {

    /**
     * One message.
     *
     * @param atMillis after the start
     * @param message as the phone takes it
     */
    public record Line(int number, long atMillis, Platform platform, ObjectNode message) {}

    /**
     * Reads one; blank lines are skipped.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Script parse(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                lines.add(line(i + 1, text.get(i)));
            }
        }
        return new Script(
                lines.stream().sorted(Comparator.comparingLong(Line::atMillis)).toList());
    }

    private static Line line(int number, String text) {
        JsonNode json = json(number, text);
        Platform platform = Platform.of(json.path("channel").asText(""))
                .orElseThrow(() -> wrong(number, "channel must be whatsapp or instagram"));
        require(
                number,
                json.path("at_ms").isMissingNode() || json.path("at_ms").canConvertToLong(),
                "at_ms must be a number");
        require(number, !json.path("from").asText("").isBlank(), "from is missing");
        require(
                number,
                json.has("payload") != (json.has("text") || json.has("kind")),
                "there must be a text, a kind, or a payload");
        ObjectNode message = ((ObjectNode) json).deepCopy();
        message.remove(List.of("at_ms", "channel"));
        return new Line(number, json.path("at_ms").asLong(), platform, message);
    }

    private static JsonNode json(int number, String text) {
        try {
            JsonNode json = MetaJson.parse(text.getBytes(StandardCharsets.UTF_8));
            require(number, json.isObject(), "must be a JSON object");
            return json;
        } catch (IOException e) {
            throw wrong(number, "is no JSON");
        }
    }

    private static void require(int number, boolean holds, String what) {
        if (!holds) {
            throw wrong(number, what);
        }
    }

    private static IllegalArgumentException wrong(int number, String what) {
        return new IllegalArgumentException("line " + number + ": " + what);
    }
}
