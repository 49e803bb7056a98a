package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One id ties a webhook to all that it leads to, through the queue and out to the agent. */
class CorrelationTest {
    private static final String CUSTOMER = "918979556941";

    @TempDir
    Path data;

    private AgentHouse house;
    private LogCapture log;

    @BeforeEach
    void open() {
        log = new LogCapture(Level.DEBUG);
        house = new AgentHouse(data);
        house.answerAll("/bot");
    }

    @AfterEach
    void close() {
        house.close();
        log.close();
    }

    private HttpResponse<String> write(String... headers) {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        HttpResponse<String> answer = house.service.postWith(body, headers);
        Service.await()
                .until(() -> log.lines("queue.worked").size() == 2
                        && log.lines("http.answered").size() == 1);
        return answer;
    }

    @Test
    void the_id_of_a_webhook_is_on_every_line_and_in_the_request_to_the_agent() {
        write("X-Correlation-Id", "from outside/1");
        assertEverywhere("from outside/1");
    }

    @Test
    void an_id_of_our_own_goes_the_same_way() {
        String made = write().headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(made).isNotBlank();
        assertEverywhere(made);
    }

    private void assertEverywhere(String id) {
        assertThat(house.asked("/bot").getFirst().getHeader("X-Correlation-Id")).isEqualTo(id);
        for (String event : List.of("webhook.taken", "http.answered", "relay.attempted", "delivery.attempted")) {
            assertThat(log.lines(event))
                    .as(event)
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.path("correlation_id").asText()).isEqualTo(id));
        }
        assertThat(log.lines("queue.worked")).extracting(CorrelationTest::id).containsExactly(id, id);
    }

    private static String id(JsonNode line) {
        return line.path("correlation_id").asText();
    }
}
