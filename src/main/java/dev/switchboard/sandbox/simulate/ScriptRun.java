package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.simulate.Script.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * Types a script on the sandbox's phones and waits for the answers. An answer belongs to a message of the same customer
 * whose text it ends with, as the echo agent's do.
 */
public final class ScriptRun {
    private static final long STEP_MILLIS = 100;

    private final SandboxClient sandbox;
    private final Duration patience;
    private final List<Typed> typed = new ArrayList<>();
    private int refused;

    public ScriptRun(SandboxClient sandbox, Duration patience) {
        this.sandbox = sandbox;
        this.patience = patience;
    }

    /** @throws IOException when there is no sandbox, or it went away */
    public Report run(Script script) throws IOException, InterruptedException {
        long before = sandbox.last();
        long start = System.nanoTime();
        for (Line line : script.lines()) {
            TimeUnit.NANOSECONDS.sleep(start + line.atMillis() * 1_000_000 - System.nanoTime());
            type(line);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return report(script, seconds, answers(before));
    }

    private void type(Line line) throws InterruptedException {
        try {
            JsonNode message = sandbox.type(line.platform(), line.message());
            typed.add(new Typed(
                    message.path("platform").asText() + "/"
                            + message.path("customer").asText(),
                    message.path("text").asText(""),
                    message.path("no").asLong()));
        } catch (IOException e) {
            refused++;
        }
    }

    /** All there are once there are enough, or once patience ends. */
    private List<JsonNode> answers(long before) throws IOException, InterruptedException {
        long expected =
                typed.stream().filter(message -> !message.text.isEmpty()).count();
        long end = System.nanoTime() + patience.toNanos();
        List<JsonNode> answers = sandbox.after(before, "answer");
        while (answers.size() < expected && System.nanoTime() < end) {
            Thread.sleep(STEP_MILLIS);
            answers = sandbox.after(before, "answer");
        }
        return answers;
    }

    private Report report(Script script, double seconds, List<JsonNode> answers) {
        Map<String, Integer> wanted = new HashMap<>();
        typed.stream()
                .filter(message -> !message.text.isEmpty())
                .forEach(message -> wanted.merge(message.key(), 1, Integer::sum));
        Map<String, Integer> given = new HashMap<>();
        answers.forEach(answer -> given.merge(key(answer), 1, Integer::sum));
        int answered = 0;
        int lost = 0;
        int doubled = 0;
        for (Map.Entry<String, Integer> want : wanted.entrySet()) {
            int got = given.getOrDefault(want.getKey(), 0);
            answered += Math.min(got, want.getValue());
            lost += Math.max(0, want.getValue() - got);
            doubled += Math.max(0, got - want.getValue());
        }
        Percentiles none = Percentiles.of(DoubleStream.empty());
        return new Report(
                0, seconds, script.lines().size(), typed.size(), refused, answered, lost, 0, doubled, none, none);
    }

    private static String key(JsonNode answer) {
        String text = answer.path("text").asText("");
        String said = text.startsWith("You said: ") ? text.substring("You said: ".length()) : text;
        return answer.path("platform").asText() + "/" + answer.path("customer").asText() + " " + said;
    }

    private record Typed(String customer, String text, long no) {
        String key() {
            return customer + " " + text;
        }
    }
}
