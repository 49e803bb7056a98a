package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.agent.AgentRequest;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.intake.EventWriter;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.Routing;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.queue.Settlement;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.StoreOptions;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages a repeated request holds, and under which id. */
class RelayRepeatTest {
    private static final AccountKey NUMBER = new AccountKey(Platform.WHATSAPP, "106540352242922");
    private static final Gate GATE = new Gate("acme", "relay:bot");
    private static final AgentResult TIMEOUT = new AgentResult.Failed("timeout", true, null);
    private static final AgentResult NO = new AgentResult.Failed("it answered 503", false, null);
    private static final AgentResult OPEN = new AgentResult.Unavailable(Duration.ofSeconds(30));
    private static final AgentResult NOTHING = new AgentResult.Replies(List.of());

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final List<AgentRequest> asked = new ArrayList<>();
    private Database database;
    private Tenants tenants;
    private DurableQueue queue;
    private AgentResult answer = NOTHING;

    @BeforeEach
    void open() {
        database = Database.open(StoreOptions.of(folder.resolve("switchboard.db")));
        tenants = new Tenants(database, clock);
        tenants.apply(List.of(new Tenant("acme", "Acme", null, "test", List.of(bot()), List.of(number()))));
        start("boot-1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static AgentSettings bot() {
        return new AgentSettings("acme", "bot", "Bot", "http", "http://bot.example/", null, 0, 0, 30, 32);
    }

    private static Account number() {
        Secret secret = new Secret("secret");
        return new Account("acme", NUMBER, Login.INSTAGRAM, null, null, "bot", secret, List.of(secret), secret, 80);
    }

    private void start(String bootId) {
        queue = new DurableQueue(database, clock, bootId, new Settlement(clock, new Random(1), ids));
        queue.freeOtherBoots();
    }

    private void write(String text) {
        MessageReceived message = new MessageReceived(
                NUMBER,
                "wamid." + text,
                CustomerIds.of("918979556941"),
                null,
                new Content.Text(text),
                clock.millis(),
                null,
                "{}");
        new Intake(database, new Routing(tenants), new EventWriter(clock, ids, tenants, queue))
                .accept(Platform.WHATSAPP, new Secret("secret").fingerprint(), List.of(message), "corr");
    }

    private Relay relay() {
        Outbox outbox = new Outbox(clock, ids, queue, Map.of());
        return new Relay(
                new RelayReader(database, clock, 20, 64 * 1024),
                (userId, agentId) -> Optional.of(request -> {
                    asked.add(request);
                    return answer;
                }),
                outbox,
                RetrySchedule.STANDARD,
                gate -> 32);
    }

    private Claim claim() {
        clock.advance(Duration.ofMinutes(10));
        return queue.claim(GATE, 1, 50).getFirst();
    }

    /** A whole attempt. */
    private void attempt(AgentResult result) {
        answer = result;
        Claim claim = claim();
        Outcome outcome = relay().handle(claim);
        queue.settle(claim, outcome, relay());
    }

    /** The process dies while the agent answers. */
    private void die(String nextBoot) {
        answer = NOTHING;
        relay().handle(claim());
        start(nextBoot);
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
        List<String> letters = database.read(transaction ->
                transaction.list("SELECT cause || '|' || detail FROM dead_letters", row -> row.getString(1)));
        assertThat(letters).containsExactly("agent_refused|it answered 422: " + "x".repeat(2_048));
    }
}
