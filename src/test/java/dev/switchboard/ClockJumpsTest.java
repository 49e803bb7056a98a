package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock is set forward and back while customers write. */
class ClockJumpsTest {
    private static final String CUSTOMER = "918979556941";
    private static final int TURNS = 8;

    private final TestClock clock = new TestClock();

    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void open() {
        service = new Service(data, SandboxUsers.all(), clock);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void each_message_is_answered_once_and_shown_before_its_answer() {
        for (int i = 0; i < TURNS; i++) {
            post(i);
            int answers = i + 1;
            Service.await().until(() -> service.sent().size() == answers && isIdle());
            clock.advance(Duration.ofHours(i % 3 == 0 ? 1 : -1));
        }
        assertThat(service.sent()).containsExactlyElementsOf(answers());
        Service.await().until(() -> service.texts(CUSTOMER).size() == 2 * TURNS);
        assertThat(service.texts(CUSTOMER)).containsExactlyInAnyOrderElementsOf(both());
        assertThat(service.texts(CUSTOMER)).containsSubsequence(answers());
        assertThat(ids()).doesNotHaveDuplicates();
        assertThat(service.texts(CUSTOMER))
                .satisfies(texts -> IntStream.range(0, TURNS)
                        .forEach(i -> assertThat(texts.indexOf("m" + i)).isLessThan(texts.indexOf("You said: m" + i))));
    }

    private boolean isIdle() {
        return new StoreFile(data).number("SELECT COUNT(*) FROM lanes") == 0;
    }

    private void post(int number) {
        assertThat(service.post(WhatsAppBody.text(CUSTOMER, "wamid." + number, "m" + number))
                        .statusCode())
                .isEqualTo(200);
    }

    private List<String> ids() {
        return service.messages(CUSTOMER).stream()
                .map((JsonNode message) -> message.get("message_id").asText())
                .toList();
    }

    private static List<String> answers() {
        return IntStream.range(0, TURNS).mapToObj(i -> "You said: m" + i).toList();
    }

    private static List<String> both() {
        return IntStream.range(0, TURNS)
                .boxed()
                .flatMap(i -> List.of("m" + i, "You said: m" + i).stream())
                .toList();
    }
}
