package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Reads the answers of a load from the emulator's ledger until all are there, or none came for a while. */
final class AnswerWatch {
    private static final long STEP_MILLIS = 200;
    private static final long AFTERMATH_MILLIS = 1000;

    private final SandboxClient sandbox;
    private final LoadMessages messages;
    private final Results results;
    private final Duration patience;
    private long after;

    AnswerWatch(SandboxClient sandbox, long after, LoadMessages messages, Results results, Duration patience) {
        this.sandbox = sandbox;
        this.after = after;
        this.messages = messages;
        this.results = results;
        this.patience = patience;
    }

    /** After the last answer it looks once more: a double comes late. */
    void await() throws IOException, InterruptedException {
        long lastNews = System.nanoTime();
        while (System.nanoTime() - lastNews < patience.toNanos()) {
            if (readAll()) {
                lastNews = System.nanoTime();
            }
            if (results.isComplete()) {
                Thread.sleep(AFTERMATH_MILLIS);
                readAll();
                return;
            }
            Thread.sleep(STEP_MILLIS);
        }
    }

    private boolean readAll() throws IOException, InterruptedException {
        boolean news = false;
        List<JsonNode> page = sandbox.after(after, "answer");
        while (!page.isEmpty()) {
            page.forEach(this::take);
            after = page.getLast().path("no").asLong();
            news = true;
            page = sandbox.after(after, "answer");
        }
        return news;
    }

    private void take(JsonNode answer) {
        messages.numberIn(answer.path("text").asText())
                .ifPresent(
                        number -> results.answered(number, answer.path("at_ms").asLong()));
    }
}
