package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendResult.Accepted;
import dev.switchboard.channels.SendResult.AccountBlocked;
import dev.switchboard.channels.SendResult.CircuitOpen;
import dev.switchboard.channels.SendResult.NotSent;
import dev.switchboard.channels.SendResult.Rejected;
import dev.switchboard.channels.SendResult.Throttled;
import dev.switchboard.channels.SendResult.Throttled.Scope;
import dev.switchboard.channels.SendResult.Uncertain;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Receipt;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a message, for everything a platform may answer. */
class DeliveryOutcomesTest {
    private static final Duration DECADES = Duration.ofSeconds(999_999_999);
    private static final SendResult ACCEPTED = new Accepted("wamid.out", List.of());

    private DeliveryHouse house;
    private String messageId;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new DeliveryHouse(folder);
        messageId = house.answer("hello");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_is_accepted_is_sent_and_done() {
        assertThat(house.attempt(ACCEPTED)).isInstanceOf(Outcome.Done.class);
        assertThat(house.message(messageId).providerId()).isEqualTo("wamid.out");
        assertThat(status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(house.waiting()).isEmpty();
        assertThat(house.last()).isEqualTo("agent: hello");
    }

    @Test
    void a_throttled_account_pauses_for_as_long_as_the_platform_asks_and_an_hour_at_most() {
        assertThat(house.attempt(throttled(Scope.ACCOUNT, null)))
                .isEqualTo(new Outcome.Pause(Duration.ofSeconds(2), "130429: slower"));
        house.intake.clock.advance(Duration.ofSeconds(2));
        assertThat(house.attempt(throttled(Scope.ACCOUNT, Duration.ofSeconds(30))))
                .isEqualTo(new Outcome.Pause(Duration.ofSeconds(30), "130429: slower"));
        house.intake.clock.advance(Duration.ofSeconds(30));
        assertThat(house.attempt(throttled(Scope.ACCOUNT, DECADES)))
                .isEqualTo(new Outcome.Pause(Duration.ofHours(1), "130429: slower"));
        assertThat(house.intake.queue().pausedUntil(DeliveryHouse.GATE))
                .isEqualTo(house.intake.clock.millis() + Duration.ofHours(1).toMillis());
        assertThat(house.waiting()).containsExactly("- 0");
    }

    @Test
    void a_throttled_customer_waits_alone_and_never_much_longer_than_the_schedule_says() {
        assertThat(house.attempt(throttled(Scope.CUSTOMER, DECADES)))
                .isEqualTo(new Outcome.RetryLater(1, "130429: slower", DECADES, null));
        assertThat(house.intake.texts("SELECT gate FROM gates")).isEmpty();
        assertThat(house.waiting()).containsExactly("- 1");
        house.intake.clock.advance(Duration.ofSeconds(2));
        house.attempt(ACCEPTED);
        assertThat(status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_blocked_account_is_tried_every_five_minutes_and_loses_nothing() {
        assertThat(house.attempt(new AccountBlocked("190", "the token is dead")))
                .isEqualTo(new Outcome.Pause(Duration.ofMinutes(5), "190: the token is dead"));
        assertThat(house.waiting()).containsExactly("- 0");
        assertThat(status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void an_open_circuit_pauses_the_account_until_it_may_be_tried() {
        assertThat(house.attempt(new CircuitOpen(Duration.ofSeconds(17))))
                .isEqualTo(new Outcome.Pause(Duration.ofSeconds(17), "the channel's circuit is open"));
        assertThat(house.waiting()).containsExactly("- 0");
    }

    @Test
    void what_was_not_sent_is_tried_again_and_forgets_that_it_had_left() {
        assertThat(house.attempt(new NotSent("2", "try again", Duration.ofSeconds(1))))
                .isEqualTo(new Outcome.RetryLater(1, "2: try again", Duration.ofSeconds(1), null));
        assertThat(house.waiting()).containsExactly("- 1");
        house.intake.clock.advance(Duration.ofSeconds(2));
        house.attempt(ACCEPTED);
        assertThat(house.sent).containsExactly("hello", "hello");
    }

    @Test
    void what_is_rejected_fails_with_its_reason_and_is_no_longer_the_last() {
        assertThat(house.attempt(new Rejected("131026", "undeliverable"))).isInstanceOf(Outcome.Done.class);
        assertThat(failures()).containsExactly("131026: undeliverable");
        assertThat(status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(house.last()).isEqualTo("user: hi");
        assertThat(house.waiting()).isEmpty();
    }

    @Test
    void what_may_have_been_sent_is_uncertain_and_not_tried_again() {
        assertThat(house.attempt(new Uncertain("no answer"))).isInstanceOf(Outcome.Done.class);
        assertThat(status()).isEqualTo(DeliveryStatus.UNCERTAIN);
        assertThat(house.waiting()).isEmpty();
    }

    @Test
    void a_message_that_left_before_our_own_code_failed_is_not_sent_again() {
        Claim claim = house.claim();
        assertThatThrownBy(() -> house.handle(claim, message -> {
                    throw new IllegalStateException("reading the answer");
                }))
                .hasMessage("reading the answer");
        house.settle(claim, new Outcome.Crashed("bug"));
        house.intake.clock.advance(Duration.ofSeconds(2));
        house.attempt(ACCEPTED);
        assertThat(house.sent).containsExactly("hello");
        assertThat(status()).isEqualTo(DeliveryStatus.UNCERTAIN);
    }

    @Test
    void an_id_that_the_platform_gives_twice_makes_nothing_go_out_twice() {
        house.answer("and?");
        assertThat(house.attempt(ACCEPTED)).isInstanceOf(Outcome.Done.class);
        assertThat(house.attempt(ACCEPTED)).isInstanceOf(Outcome.Done.class);
        assertThat(house.sent).containsExactly("hello", "and?");
        assertThat(house.waiting()).isEmpty();
    }

    @Test
    void an_id_that_a_customers_message_has_already_makes_nothing_go_out_twice() {
        assertThat(house.attempt(new Accepted("wamid.hi", List.of()))).isInstanceOf(Outcome.Done.class);
        assertThat(status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(house.waiting()).isEmpty();
    }

    @Test
    void a_failure_told_before_the_answer_to_the_send_gives_the_lead_its_last_message_back() {
        house.attempt(message -> {
            house.intake.accept(failureOf("wamid.out"));
            return ACCEPTED;
        });
        assertThat(status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(failures()).containsExactly("131026: undeliverable");
        assertThat(house.last()).isEqualTo("user: hi");
    }

    @Test
    void a_number_that_moved_to_another_user_sends_nothing_of_the_first() {
        house.intake.moveNumberTo("other");
        assertThat(house.attempt(ACCEPTED)).isInstanceOf(Outcome.Done.class);
        assertThat(house.sent).isEmpty();
        assertThat(failures()).containsExactly("account_moved: the account belongs to another user now");
        assertThat(house.last()).isEqualTo("user: hi");
        assertThat(house.waiting()).isEmpty();
    }

    private static SendResult throttled(Scope scope, @Nullable Duration wish) {
        return new Throttled(scope, "130429", "slower", wish);
    }

    private ReceiptReceived failureOf(String platformMessageId) {
        Failure failure = new Failure("131026", "undeliverable");
        Receipt receipt = new Receipt(
                platformMessageId, DeliveryStatus.FAILED, house.intake.clock.millis(), null, List.of(), null, failure);
        return new ReceiptReceived(IntakeHouse.NUMBER, receipt, Origin.LIVE, "{}");
    }

    private DeliveryStatus status() {
        return house.message(messageId).status();
    }

    private List<String> failures() {
        return house.intake.texts(
                "SELECT failure_code || ': ' || failure_reason FROM messages WHERE failed_at IS NOT NULL");
    }
}
