package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.MetaJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One message and its answer. */
public final class OneMessage {
    private static final long STEP_MILLIS = 50;

    private final SandboxClient sandbox;

    public OneMessage(SandboxClient sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Types it and waits for an answer.
     *
     * @return the text of the answer; empty when none came in time
     */
    public Optional<String> send(Platform platform, String from, String text, Duration patience)
            throws IOException, InterruptedException {
        return send(platform, MetaJson.object().put("from", from).put("text", text), patience);
    }

    /**
     * Sends it as the phone takes it, {@code {from, text | kind | payload}}, and waits for an answer.
     *
     * @return the text of the answer; empty when none came in time
     */
    public Optional<String> send(Platform platform, ObjectNode message, Duration patience)
            throws IOException, InterruptedException {
        JsonNode typed = sandbox.type(platform, message);
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> answer = answerTo(typed);
        while (answer.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(STEP_MILLIS);
            answer = answerTo(typed);
        }
        return answer;
    }

    private Optional<String> answerTo(JsonNode typed) throws IOException, InterruptedException {
        return sandbox.after(typed.path("no").asLong(), "answer").stream()
                .filter(answer -> answer.path("customer").equals(typed.path("customer")))
                .map(answer ->
                        answer.path("text").asText("[" + answer.path("type").asText() + "]"))
                .findFirst();
    }
}
