package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message over HTTP to an agent over HTTP, and its answer over HTTP to Meta. */
class HttpAgentEndToEndTest {
    private static final String ASHA = "918979556941";

    @TempDir
    Path data;

    private AgentHouse house;

    private void open() {
        house = new AgentHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_question_goes_out_signed_and_its_answer_reaches_the_customer() {
        open();
        house.answerAll("/bot");
        house.write(ASHA, "hi");
        house.awaitSent("re:hi");
        LoggedRequest request = house.asked("/bot").getFirst();
        assertThat(request.getHeader("webhook-timestamp"))
                .isEqualTo(Long.toString(house.clock.instant().getEpochSecond()));
        JsonNode json = AgentHouse.json(request);
        assertThat(json.at("/conversation/window_until").asText()).endsWith(".000Z");
        assertThat(json.at("/customer/name").asText()).isEqualTo("Asha");
        assertThat(json.at("/messages/0/sequence_no").asInt()).isEqualTo(1);
        assertThat(request.getHeader("X-Correlation-Id")).isNotBlank();
    }

    @Test
    void the_next_question_tells_what_was_said_before() {
        open();
        house.answerAll("/bot");
        house.write(ASHA, "hi");
        house.awaitSent("re:hi");
        house.write(ASHA, "and?");
        house.awaitSent("re:hi", "re:and?");
        JsonNode history = AgentHouse.json(house.asked("/bot").getLast()).get("history");
        assertThat(history.findValuesAsText("text")).containsExactly("hi", "re:hi");
        assertThat(history.findValuesAsText("sender")).containsExactly("user", "agent");
    }

    @Test
    void three_short_messages_in_two_seconds_are_one_request() {
        house = new AgentHouse(data, 1_500, 8_000);
        house.answer("/bot", okJson("{\"text\":\"one answer\"}"));
        for (String text : List.of("hi", "are you", "there?")) {
            house.write(ASHA, text);
            house.advance(Duration.ofSeconds(1));
        }
        Service.await()
                .during(Duration.ofMillis(250))
                .until(() -> house.asked("/bot").isEmpty());
        house.advance(Duration.ofMillis(600));
        house.awaitSent("one answer");
        assertThat(house.asked("/bot"))
                .singleElement()
                .satisfies(request -> assertThat(AgentHouse.texts(request)).containsExactly("hi", "are you", "there?"));
    }

    @Test
    void an_agent_that_was_down_answers_once_and_in_order_when_it_is_back() {
        open();
        house.answer("/bot", serverError());
        house.write(ASHA, "one");
        house.awaitAsked("/bot", 1);
        house.settled();
        house.write(ASHA, "two");
        house.answerAll("/bot");
        house.settled();
        assertThat(house.service.sent()).isEmpty();
        house.advance(Duration.ofSeconds(2));
        house.awaitSent("re:one", "re:two");
        List<LoggedRequest> asked = house.asked("/bot");
        assertThat(asked).hasSize(2);
        assertThat(AgentHouse.texts(asked.getLast())).containsExactly("one", "two");
        assertThat(asked.getLast().getHeader("webhook-id"))
                .isNotEqualTo(asked.getFirst().getHeader("webhook-id"));
    }

    @Test
    void after_a_timeout_the_same_request_is_repeated_and_the_newer_message_waits() {
        house = new AgentHouse(data, 0, 0, 2);
        house.answer("/bot", okJson("{}").withFixedDelay(10_000));
        house.write(ASHA, "one");
        house.awaitAsked("/bot", 1);
        house.write(ASHA, "two");
        house.answerAll("/bot");
        house.awaitSent(Duration.ofSeconds(2), "re:one", "re:two");
        List<LoggedRequest> asked = house.asked("/bot");
        assertThat(asked.stream().map(AgentHouse::texts))
                .containsExactly(List.of("one"), List.of("one"), List.of("two"));
        assertThat(asked.get(1).getHeader("webhook-id")).isEqualTo(asked.get(0).getHeader("webhook-id"));
        assertThat(AgentHouse.json(asked.get(1)).get("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void a_retry_after_of_a_day_at_most_doubles_the_step() {
        open();
        house.answer("/bot", aResponse().withStatus(429).withHeader("Retry-After", "86400"));
        house.write(ASHA, "hi");
        house.awaitAsked("/bot", 1);
        house.settled();
        house.answerAll("/bot");
        house.advance(Duration.ofMillis(2_100));
        house.awaitSent("re:hi");
    }

    @Test
    void a_refusal_is_listed_with_the_agents_words_and_the_next_message_is_answered() {
        open();
        house.answer("/bot", aResponse().withStatus(422).withBody("no such tour"));
        house.write(ASHA, "Atlantis?");
        Service.await()
                .until(() -> !house.service
                        .json("/users/demo/dead-letters")
                        .get("data")
                        .isEmpty());
        JsonNode letter =
                house.service.json("/users/demo/dead-letters").get("data").get(0);
        assertThat(letter.get("cause").asText()).isEqualTo("agent_refused");
        assertThat(letter.get("detail").asText()).isEqualTo("it answered 422: no such tour");
        house.answerAll("/bot");
        house.write(ASHA, "Goa?");
        house.awaitSent("re:Goa?");
    }

    @Test
    void a_storm_of_errors_opens_the_circuit_and_the_other_user_never_notices() {
        open();
        house.answer("/bot", serverError());
        house.answerAll("/other");
        house.openCircuit();
        house.writeToOther(ASHA, "hello");
        house.awaitSent("re:hello");
    }

    @Test
    void a_backlog_behind_an_open_circuit_costs_no_attempts_and_drains_soon_after_it_is_back() {
        open();
        house.answer("/bot", serverError());
        AgentHouse.customers().forEach(customer -> house.write(customer, "one"));
        Service.await().until(() -> house.asked("/bot").size() >= 5);
        house.settled();
        AgentHouse.customers().forEach(customer -> house.write(customer, "two"));
        house.advance(Duration.ofSeconds(3));
        house.settled();
        house.answerAll("/bot");
        int failed = house.asked("/bot").size();
        house.advance(Duration.ofSeconds(31));
        drain(20);
        assertThat(house.service.sent()).hasSize(2 * AgentHouse.customers().size());
        assertThat(house.asked("/bot")).hasSize(failed + AgentHouse.customers().size());
        for (String customer : AgentHouse.customers()) {
            assertThat(house.service.texts(customer)).containsExactly("one", "two", "re:one", "re:two");
        }
        int attempts = house.asked("/bot").stream()
                .mapToInt(request -> AgentHouse.json(request).get("attempt").asInt())
                .max()
                .orElseThrow();
        assertThat(attempts).isLessThanOrEqualTo(4);
    }

    /** Each customer wrote twice. */
    private boolean allAreAnswered() {
        return house.service.sent().size() >= 2 * AgentHouse.customers().size();
    }

    /** Lets so many seconds go by until all is answered, each when nobody has anything to do. */
    private void drain(int seconds) {
        for (int i = 0; i < seconds && !allAreAnswered(); i++) {
            house.settled();
            house.advance(Duration.ofSeconds(1));
        }
    }
}
