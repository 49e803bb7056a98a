package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.agent.AgentRequest;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Content;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages a repeated request holds, and under which id. */
class RelayRepeatTest {
    private static final Gate GATE = new Gate("acme", "relay:bot");
    private static final AgentResult TIMEOUT = new AgentResult.Failed("timeout", true, null);
    private static final AgentResult NO = new AgentResult.Failed("it answered 503", false, null);
    private static final AgentResult OPEN = new AgentResult.Unavailable(Duration.ofSeconds(30));
    private static final AgentResult NOTHING = new AgentResult.Replies(List.of());

    private final List<AgentRequest> asked = new ArrayList<>();
    private IntakeHouse house;
    private AgentResult answer = NOTHING;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void write(String text) {
        house.write(text);
    }

    private Relay relay() {
        Outbox outbox = new Outbox(house.clock, house.ids, house.queue(), Map.of());
        return new Relay(
                new RelayReader(house.database, house.clock, 20, 64 * 1024),
                (userId, agentId) -> Optional.of((request, pieces) -> {
                    asked.add(request);
                    return answer;
                }),
                outbox,
                RetrySchedule.STANDARD,
                gate -> 32);
    }

    private Claim claim() {
        house.clock.advance(Duration.ofMinutes(10));
        return house.queue().claim(GATE, 1, 50).getFirst();
    }

    /** A whole attempt. */
    private void attempt(AgentResult result) {
        answer = result;
        Claim claim = claim();
        Outcome outcome = relay().handle(claim);
        house.queue().settle(claim, outcome, relay());
    }

    /** The process dies while the agent answers. */
    private void die(String nextBoot) {
        answer = NOTHING;
        relay().handle(claim());
        house.restart(nextBoot);
    }

    private List<List<String>> texts() {
        return asked.stream()
                .map(request -> request.messages().stream()
                        .map(Incoming::content)
                        .map(Content::asText)
                        .toList())
                .toList();
    }

    private List<String> requestIds() {
        return asked.stream().map(AgentRequest::requestId).toList();
    }

    @Test
    void after_a_refusal_newer_messages_join_under_another_id() {
        write("one");
        attempt(NO);
        write("two");
        attempt(NOTHING);
        assertThat(texts()).containsExactly(List.of("one"), List.of("one", "two"));
        assertThat(requestIds()).doesNotHaveDuplicates();
    }

    @Test
    void without_newer_messages_every_attempt_has_the_same_id() {
        write("one");
        attempt(NO);
        attempt(TIMEOUT);
        attempt(OPEN);
        attempt(NO);
        assertThat(requestIds()).hasSize(4).containsOnly(asked.getFirst().requestId());
        assertThat(asked).extracting(AgentRequest::attempt).containsExactly(1, 2, 3, 3);
    }

    @Test
    void after_an_ambiguous_attempt_the_same_messages_go_under_the_same_id_and_newer_ones_wait() {
        write("one");
        attempt(TIMEOUT);
        write("two");
        attempt(TIMEOUT);
        attempt(OPEN);
        attempt(NOTHING);
        attempt(NOTHING);
        assertThat(texts())
                .containsExactly(List.of("one"), List.of("one"), List.of("one"), List.of("one"), List.of("two"));
        assertThat(requestIds().subList(0, 4)).containsOnly(asked.getFirst().requestId());
        assertThat(asked.getLast().requestId()).isNotEqualTo(asked.getFirst().requestId());
    }

    @Test
    void a_request_the_process_died_in_is_repeated_as_it_was() {
        write("one");
        write("two");
        die("boot-2");
        write("three");
        die("boot-3");
        write("four");
        attempt(NOTHING);
        attempt(NOTHING);
        List<String> first = List.of("one", "two");
        assertThat(texts()).containsExactly(first, first, first, List.of("three", "four"));
        assertThat(requestIds().subList(0, 3)).containsOnly(asked.getFirst().requestId());
        assertThat(asked).extracting(AgentRequest::attempt).containsExactly(1, 2, 3, 1);
    }

    @Test
    void a_death_during_a_repetition_forgets_nothing() {
        write("one");
        attempt(TIMEOUT);
        write("two");
        die("boot-2");
        attempt(NOTHING);
        attempt(NOTHING);
        assertThat(texts()).containsExactly(List.of("one"), List.of("one"), List.of("one"), List.of("two"));
        assertThat(requestIds().subList(0, 3)).containsOnly(asked.getFirst().requestId());
    }

    @Test
    void a_claim_of_many_messages_is_the_same_again_after_a_death() {
        for (int i = 0; i < 60; i++) {
            write("m" + i);
        }
        die("boot-2");
        write("last");
        attempt(NOTHING);
        attempt(NOTHING);
        assertThat(texts().get(0)).hasSize(50).isEqualTo(texts().get(1));
        assertThat(texts().get(2)).hasSize(11).endsWith("last");
        assertThat(requestIds().get(0)).isEqualTo(requestIds().get(1));
    }

    @Test
    void what_an_agent_refuses_is_kept_with_its_words() {
        write("one");
        attempt(new AgentResult.Refused("it answered 422", "x".repeat(2_048)));
        assertThat(house.texts("SELECT cause || '|' || detail FROM dead_letters"))
                .containsExactly("agent_refused|it answered 422: " + "x".repeat(2_048));
    }
}
