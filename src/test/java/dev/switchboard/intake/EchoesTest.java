package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Settlement;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoesTest {
    private static final AccountKey ACCOUNT = new AccountKey(Platform.INSTAGRAM, "17841400000000001");
    private static final String SCOPED = "28011000000000001";
    private static final Secret SECRET = new Secret("s");

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final Receipts receipts = new Receipts(clock);
    private Database database;
    private Intake intake;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(NewStore.in(data));
        Tenants tenants = new Tenants(database, clock);
        tenants.apply(List.of(new Tenant("u", "U", null, "test", List.of(), List.of(account()))));
        DurableQueue queue =
                new DurableQueue(database, clock, "boot", new Settlement(clock, new SplittableRandom(1), ids));
        intake = new Intake(
                database,
                new Routing(tenants),
                new EventWriter(clock, ids, tenants, queue, new Standing(Duration.ofHours(12))));
        assertThat(accept(asked("c1", "mid.Q1"), asked("c2", "mid.Q2")).messages())
                .isEqualTo(2);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Account account() {
        return new Account("u", ACCOUNT, Login.INSTAGRAM, SCOPED, null, null, SECRET, List.of(SECRET), SECRET, 80);
    }

    @Test
    void an_echo_before_the_answer_is_the_answer() {
        String ours = answered("c1", "Hello");
        assertThat(accept(echo("mid.1", "c1", "Hello"))).isEqualTo(Taken.ECHO);
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.SENT);
        platformTook(ours, "mid.1");
        assertThat(accept(echo("mid.1", "c1", "Hello"))).isEqualTo(Taken.DUPLICATE);
        assertThat(message(ours).providerId()).isEqualTo("mid.1");
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(kept("unrecognized")).isEmpty();
    }

    @Test
    void an_echo_after_the_answer_is_known_by_its_id_whatever_it_says() {
        String ours = answered("c1", "Hello");
        platformTook(ours, "mid.1");
        assertThat(accept(echo("mid.1", null, null))).isEqualTo(Taken.ECHO);
    }

    @Test
    void an_echo_tells_what_became_of_a_send_whose_answer_was_lost() {
        String ours = answered("c1", "Hello \n you ");
        lostAnswer(ours);
        clock.advance(Duration.ofMinutes(9));
        assertThat(accept(echo("mid.1", "c1", "Hello you"))).isEqualTo(Taken.ECHO);
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(message(ours).providerId()).isEqualTo("mid.1");
    }

    @Test
    void much_later_the_same_words_are_somebody_elses() {
        String ours = answered("c1", "Hello");
        lostAnswer(ours);
        clock.advance(Duration.ofMinutes(11));
        assertThat(accept(echo("mid.1", "c1", "Hello"))).isEqualTo(Taken.ECHO);
        assertThat(count("messages")).isEqualTo(4);
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.UNCERTAIN);
    }

    @Test
    void a_message_that_waited_long_for_its_turn_is_still_known_by_its_echo() {
        String ours = answered("c1", "Hello");
        clock.advance(Duration.ofHours(5));
        assertThat(accept(echo("mid.1", "c1", "Hello"))).isEqualTo(Taken.ECHO);
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void other_words_or_to_another_customer_are_not_ours() {
        String ours = answered("c1", "Hello");
        Taken taken = accept(
                echo("mid.1", "c1", "Hello!"),
                echo("mid.2", "c2", "Hello"),
                echo("mid.3", "stranger", "Hello"),
                echo("mid.4", "c1", null),
                echo("mid.5", null, "Hello"));
        assertThat(taken.echoes()).isEqualTo(4);
        assertThat(message(ours).status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(kept("unrecognized")).containsExactly("echo.foreign"); // to whom it was written, nobody says
    }

    @Test
    void of_two_with_the_same_words_the_older_one_left_first() {
        String first = answered("c1", "ok");
        String second = answered("c1", "ok");
        accept(echo("mid.1", "c1", "ok"));
        assertThat(message(first).providerId()).isEqualTo("mid.1");
        assertThat(message(second).status()).isEqualTo(DeliveryStatus.PENDING);
        accept(echo("mid.2", "c1", "ok"));
        assertThat(message(second).providerId()).isEqualTo("mid.2");
    }

    @Test
    void an_echo_taken_for_the_wrong_message_goes_to_the_right_one_when_the_answer_comes() {
        String lost = answered("c1", "ok");
        lostAnswer(lost);
        String second = answered("c1", "ok");
        accept(echo("mid.2", "c1", "ok"));
        platformTook(second, "mid.2");
        assertThat(message(second).providerId()).isEqualTo("mid.2");
        assertThat(message(second).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(message(lost).providerId()).isNull();
        assertThat(message(lost).status()).isEqualTo(DeliveryStatus.UNCERTAIN);
    }

    @Test
    void what_a_person_typed_is_our_side_of_the_conversation_and_silences_the_agent() {
        assertThat(accept(echo("mid.1", "c1", "Anna here, one moment"))).isEqualTo(Taken.ECHO);
        assertThat(
                        texts(
                                "SELECT sender || ': ' || text || ' ' || sequence_no FROM messages ORDER BY rowid DESC LIMIT 1"))
                .containsExactly("agent: Anna here, one moment 2");
        assertThat(texts("SELECT last_message_text || ' ' || total_messages FROM leads WHERE customer_phone = 'c1'"))
                .containsExactly("Anna here, one moment 2");
        assertThat(texts("SELECT paused_because || (agent_paused_until - " + clock.millis()
                        + ") FROM conversations WHERE customer_id = 'c1'"))
                .containsExactly("person" + Duration.ofHours(12).toMillis());
        assertThat(accept(echo("mid.1", "c1", "Anna here, one moment"))).isEqualTo(Taken.DUPLICATE);
    }

    @Test
    void what_a_person_writes_first_opens_a_conversation_without_a_window() {
        assertThat(accept(echo("mid.1", "c3", "Your table is ready"))).isEqualTo(Taken.ECHO);
        assertThat(texts("SELECT COALESCE(window_until, 'none') FROM conversations WHERE customer_id = 'c3'"))
                .containsExactly("none");
    }

    @Test
    void an_echo_of_ours_in_other_words_is_taken_back_when_the_answer_comes() {
        String ours = answered("c1", "Hello <b>you</b>");
        assertThat(accept(echo("mid.1", "c1", "Hello you"))).isEqualTo(Taken.ECHO);
        Receipts.Sent sent = platformTook(ours, "mid.1");
        assertThat(sent.copy()).isNotNull();
        assertThat(message(ours).providerId()).isEqualTo("mid.1");
    }

    @Test
    void what_our_account_says_under_its_other_id_is_no_customers_message() {
        assertThat(accept(asked(SCOPED, "mid.9"), asked(ACCOUNT.id(), "mid.10")).unrecognized())
                .isEqualTo(2);
        assertThat(kept("unrecognized")).containsOnly("echo.foreign");
        assertThat(count("messages")).isEqualTo(2);
    }

    @Test
    void a_message_and_its_echo_under_one_id_do_not_swallow_each_other() {
        assertThat(accept(echo("mid.Q1", "c1", "question"))).isEqualTo(Taken.UNRECOGNIZED);
        assertThat(accept(asked("c1", "mid.Q1"))).isEqualTo(Taken.DUPLICATE);
    }

    private Taken accept(InboundEvent... events) {
        return intake.accept(Platform.INSTAGRAM, SECRET.fingerprint(), List.of(events), "test");
    }

    private MessageReceived asked(String customer, String mid) {
        return new MessageReceived(
                ACCOUNT,
                mid,
                CustomerIds.of(customer),
                null,
                new Content.Text("question"),
                clock.millis(),
                MessageContext.NONE,
                Origin.LIVE,
                "{\"mid\":\"" + mid + "\"}");
    }

    private EchoReceived echo(String mid, String customer, String text) {
        CustomerIds ids = customer == null ? null : CustomerIds.of(customer);
        Content content = text == null ? new Content.Other("image", null) : new Content.Text(text);
        return new EchoReceived(
                ACCOUNT, mid, ids, content, clock.millis(), MessageContext.NONE, Origin.LIVE, null, "{}");
    }

    /** Writes an answer that is not sent yet. */
    private String answered(String customer, String text) {
        return database.write(transaction -> {
            String conversationId = transaction
                    .one(
                            "SELECT conversation_id FROM conversations WHERE customer_id = ?",
                            row -> row.getString(1),
                            customer)
                    .orElseThrow();
            Conversation conversation =
                    Conversations.find(transaction, "u", conversationId).orElseThrow();
            Conversations.OwnPlace place =
                    new Conversations(ids).nextOutbound(transaction, "u", conversationId, clock.millis());
            return new Messages(clock, ids)
                    .addOutbound(transaction, conversation, "bot", null, place, new Content.Text(text));
        });
    }

    private Receipts.Sent platformTook(String messageId, String mid) {
        return database.write(transaction -> receipts.sent(transaction, "u", ACCOUNT, messageId, mid));
    }

    private void lostAnswer(String messageId) {
        database.run(transaction ->
                receipts.advance(transaction, "u", messageId, DeliveryStatus.UNCERTAIN, clock.millis(), null));
    }

    private StoredMessage message(String messageId) {
        return database.read(transaction -> Messages.findOwn(transaction, "u", messageId))
                .orElseThrow();
    }

    private List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }

    private List<String> kept(String state) {
        return new KeptReader(database)
                .list(state, "u", 100).stream().map(KeptReader.Kept::kind).toList();
    }

    private int count(String table) {
        return database.read(transaction -> transaction.one("SELECT COUNT(*) FROM " + table, row -> row.getInt(1)))
                .orElseThrow();
    }
}
