package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.message.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor who looks is told, and in what order. */
class WebchatEventsTest {
    @TempDir
    static Path data;

    private static WebchatHouse house;

    @BeforeAll
    static void open() {
        house = new WebchatHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void echo() {
        house.service.agent = new EchoAgent();
    }

    @Test
    void a_stream_brings_what_is_said_while_it_is_open() {
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            assertThat(stream.response.statusCode()).isEqualTo(200);
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            visitor.say("m1", "Hello");
            Service.await().until(() -> stream.texts().containsAll(List.of("Hello", "You said: Hello")));
        }
    }

    @Test
    void a_stream_begins_with_the_whole_transcript_and_then_says_that_it_is_up_to_date() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "Hello");
        Service.await().until(() -> visitor.texts().size() == 2);
        try (Visitor.Stream stream = visitor.listen()) {
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            assertThat(stream.texts()).containsExactly("Hello", "You said: Hello");
            assertThat(stream.named("message")
                            .getFirst()
                            .data()
                            .path("client_message_id")
                            .asText())
                    .isEqualTo("m1");
        }
    }

    @Test
    void a_stream_goes_on_where_the_last_one_was() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "one");
        Service.await().until(() -> visitor.texts().size() == 2);
        String seen;
        try (Visitor.Stream stream = visitor.listen()) {
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            seen = stream.lastId();
        }
        visitor.say("m2", "two");
        Service.await().until(() -> visitor.texts().size() == 4);
        try (Visitor.Stream stream = visitor.listen(seen)) {
            Service.await().until(() -> stream.texts().containsAll(List.of("two", "You said: two")));
            assertThat(stream.texts()).doesNotContain("one");
        }
    }

    @Test
    void ids_of_events_only_grow() {
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            IntStream.range(0, 5).forEach(i -> visitor.say("m" + i, "text " + i));
            Service.await().until(() -> stream.texts().contains("You said: text 4"));
            List<Long> numbers = stream.all().stream()
                    .map(Visitor.Event::id)
                    .filter(id -> !id.isEmpty())
                    .map(id -> Long.valueOf(id.substring(id.lastIndexOf('.') + 1)))
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void an_id_of_another_conversation_gets_the_whole_transcript() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "Hello");
        try (Visitor.Stream stream = visitor.listen("0190a1c2-0000.7")) {
            Service.await().until(() -> stream.texts().contains("Hello"));
        }
    }

    @Test
    void a_receipt_of_a_message_that_is_shown_is_told_in_short() {
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "one");
            Service.await().until(() -> stream.texts().contains("You said: one"));
            visitor.post("/read", "{\"sequence_no\": 2}");
            Service.await()
                    .until(() -> stream.named("status").stream()
                            .anyMatch(event ->
                                    event.data().path("status").asText().equals("read")));
        }
    }

    @Test
    void an_answer_is_shown_while_it_is_written_and_stored_once() {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        house.service.agent = (request, shown) -> {
            StringBuilder all = new StringBuilder();
            try {
                for (String piece = pieces.take(); !piece.isEmpty(); piece = pieces.take()) {
                    shown.add(piece);
                    all.append(piece);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new AgentResult.Replies(List.of(new Content.Text(all.toString())));
        };
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "Hello");
            Service.await().until(() -> !stream.named("typing").isEmpty());
            pieces.add("One ");
            Service.await().until(() -> written(stream).equals("One "));
            try (Visitor.Stream reloaded = visitor.listen()) {
                Service.await().until(() -> written(reloaded).equals("One "));
                pieces.add("two");
                Service.await()
                        .until(() -> written(stream).equals("One two")
                                && written(reloaded).equals("One two"));
                pieces.add("");
                Service.await().until(() -> stream.texts().contains("One two"));
            }
            String id =
                    stream.named("chunk").getFirst().data().path("message_id").asText();
            assertThat(visitor.transcript().path("messages").findValuesAsText("message_id"))
                    .containsOnlyOnce(id);
            assertThat(visitor.texts()).containsExactly("Hello", "One two");
        }
    }

    @Test
    void an_answer_that_broke_is_taken_back_and_replaced_by_the_next_try() {
        BlockingQueue<AgentResult> results = new LinkedBlockingQueue<>();
        house.service.agent = (request, shown) -> {
            shown.add("Half");
            try {
                return results.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "Hello");
            Service.await().until(() -> written(stream).equals("Half"));
            results.add(new AgentResult.Failed("it broke", true, null));
            Service.await().until(() -> resets(stream) >= 2);
            results.add(new AgentResult.Replies(List.of(new Content.Text("Whole"))));
            Service.await().until(() -> stream.texts().contains("Whole"));
            assertThat(visitor.texts()).containsExactly("Hello", "Whole");
        }
    }

    /** How often a client was told to begin an answer anew. */
    private static long resets(Visitor.Stream stream) {
        return stream.named("chunk").stream()
                .filter(chunk -> chunk.data().path("reset").asBoolean())
                .count();
    }

    /** The text that a client shows after these chunks. */
    private static String written(Visitor.Stream stream) {
        StringBuilder text = new StringBuilder();
        for (Visitor.Event chunk : stream.named("chunk")) {
            if (chunk.data().path("reset").asBoolean()) {
                text.setLength(0);
            }
            text.append(chunk.data().path("delta").asText());
        }
        return text.toString();
    }
}
