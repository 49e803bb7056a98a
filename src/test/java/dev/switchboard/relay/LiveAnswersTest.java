package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Content;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Gate;
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

/** What is shown of an answer while it is written, and what of it is stored. */
class LiveAnswersTest {
    private static final Gate GATE = new Gate("acme", "relay:bot");
    private static final AgentResult BROKEN = new AgentResult.Failed("broken", true, null);
    private static final AgentResult NO = new AgentResult.Failed("it answered 503", false, null);
    private static final AgentResult HELLO = new AgentResult.Replies(List.of(new Content.Text("Hello")));

    private final List<String> shown = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private IntakeHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        house.write("hi");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void attempt(Agent agent) {
        attempt(agent, this::begin);
    }

    private void attempt(Agent agent, LiveAnswers live) {
        Relay relay = new Relay(
                new RelayReader(house.database, house.clock, 20, 64 * 1024),
                (userId, agentId) -> Optional.of(agent),
                new Outbox(house.clock, house.ids, house.queue(), Map.of()),
                RetrySchedule.STANDARD,
                gate -> 32);
        relay.show(live);
        house.clock.advance(Duration.ofMinutes(10));
        Claim claim = house.queue().claim(GATE, 1, 50).getFirst();
        house.queue().settle(claim, relay.handle(claim), relay);
    }

    private LiveAnswers.Draft begin(Conversation conversation, String messageId) {
        ids.add(messageId);
        shown.add("begin");
        return new LiveAnswers.Draft() {
            @Override
            public void piece(String delta) {
                shown.add(delta);
            }

            @Override
            public void end(boolean kept) {
                shown.add("end " + kept);
            }
        };
    }

    private static Agent writing(AgentResult result, String... pieces) {
        return (request, to) -> {
            List.of(pieces).forEach(to::add);
            return result;
        };
    }

    private List<String> stored() {
        return house.texts(
                "SELECT message_id || ' ' || text FROM messages WHERE sender = 'agent' ORDER BY sequence_no");
    }

    @Test
    void an_answer_is_shown_as_it_is_written_and_stored_once_under_the_same_id() {
        attempt(writing(HELLO, "Hel", "lo"));
        assertThat(shown).containsExactly("begin", "Hel", "lo", "end true");
        assertThat(stored()).containsExactly(ids.getFirst() + " Hello");
        assertThat(ids.getFirst()).matches("out-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void what_broke_is_taken_back_and_the_repeated_request_is_shown_in_its_place() {
        attempt(writing(BROKEN, "Hal"));
        house.write("more");
        attempt(writing(HELLO, "Hello"));
        assertThat(shown).containsExactly("begin", "Hal", "end false", "begin", "Hello", "end true");
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
        assertThat(stored()).containsExactly(ids.getFirst() + " Hello");
    }

    @Test
    void a_request_that_newer_messages_joined_is_shown_apart() {
        attempt(writing(NO));
        house.write("more");
        attempt(writing(HELLO, "Hello"));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(stored()).containsExactly(ids.getLast() + " Hello");
    }

    @Test
    void only_the_first_of_several_messages_has_the_id() {
        attempt(writing(new AgentResult.Replies(List.of(new Content.Text("one"), new Content.Text("two")))));
        assertThat(stored()).hasSize(2);
        assertThat(stored().getFirst()).isEqualTo(ids.getFirst() + " one");
        assertThat(stored().getLast()).doesNotStartWith(ids.getFirst()).endsWith(" two");
    }

    @Test
    void an_answer_that_says_nothing_leaves_nothing_shown() {
        attempt(writing(new AgentResult.Replies(List.of()), " "));
        assertThat(shown).containsExactly("begin", " ", "end false");
        assertThat(stored()).isEmpty();
    }

    @Test
    void an_id_that_is_taken_is_not_given_twice() {
        attempt(writing(HELLO));
        house.write("again");
        attempt(writing(BROKEN));
        house.database.run(transaction ->
                transaction.update("UPDATE messages SET message_id = ? WHERE message_id = ?", ids.get(1), ids.get(0)));
        attempt(writing(HELLO));
        assertThat(stored()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_fault_of_an_agent_ends_what_is_shown() {
        assertThatThrownBy(() -> attempt((request, pieces) -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        assertThat(shown).containsExactly("begin", "end false");
    }

    @Test
    void a_fault_where_it_is_shown_costs_the_view_and_not_the_answer() {
        attempt(writing(HELLO, "Hel", "lo"), (conversation, messageId) -> new LiveAnswers.Draft() {
            @Override
            public void piece(String delta) {
                shown.add(delta);
                throw new IllegalStateException("bug");
            }

            @Override
            public void end(boolean kept) {
                shown.add("end");
            }
        });
        assertThat(shown).containsExactly("Hel");
        assertThat(stored()).hasSize(1);
    }
}
