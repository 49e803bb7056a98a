package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.SendResult;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Receipt;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.DeadLetterReader;
import dev.switchboard.queue.DeadLetterReader.DeadLetter;
import dev.switchboard.queue.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A send that nobody answered: a receipt has a day to tell what became of it. */
class UncertainSendsTest {
    private static final Gate GATE = new Gate(IntakeHouse.USER, "uncertain:all");

    private DeliveryHouse house;
    private String messageId;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new DeliveryHouse(folder);
        messageId = house.answer("hello");
        house.attempt(new SendResult.Uncertain("no answer"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void for_a_day_nothing_is_done_about_it() {
        house.intake.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(due()).isEmpty();
        assertThat(house.message(messageId).status()).isEqualTo(DeliveryStatus.UNCERTAIN);
        assertThat(house.last()).isEqualTo("agent: hello");
    }

    @Test
    void after_a_day_it_fails_and_is_listed_for_a_person_to_decide() {
        lookAfterADay();
        assertThat(house.message(messageId).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(house.intake.texts("SELECT failure_reason FROM messages WHERE failed_at IS NOT NULL"))
                .containsExactly("outcome unknown");
        assertThat(house.last()).isEqualTo("user: hi");
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.cause()).isEqualTo("outcome_unknown");
            assertThat(letter.lane()).isEqualTo(messageId);
        });
        assertThat(house.sent).containsExactly("hello");
    }

    @Test
    void a_receipt_in_time_settles_it() {
        house.intake.accept(receipt(DeliveryStatus.DELIVERED));
        lookAfterADay();
        assertThat(house.message(messageId).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void a_receipt_that_comes_after_all_is_believed() {
        lookAfterADay();
        house.intake.accept(receipt(DeliveryStatus.DELIVERED));
        assertThat(house.message(messageId).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(house.last()).isEqualTo("agent: hello");
    }

    @Test
    void one_whose_echo_was_another_messages_is_looked_at_again() {
        lookAfterADay();
        String wrong = house.answer("same words");
        house.intake.accept(echo("wamid.echo", "same words"));
        house.attempt(new SendResult.Uncertain("no answer")); // finds it sent, and leaves it
        String right = house.answer("same words");
        house.intake.accept(new ReceiptReceived(
                IntakeHouse.NUMBER,
                new Receipt(
                        "wamid.echo", DeliveryStatus.READ, house.intake.clock.millis(), null, List.of(), null, null),
                Origin.LIVE,
                "{}"));
        house.attempt(new SendResult.Accepted("wamid.echo", List.of()));
        assertThat(house.message(right).status()).isEqualTo(DeliveryStatus.READ);
        assertThat(house.message(wrong).status()).isEqualTo(DeliveryStatus.UNCERTAIN);
        lookAfterADay();
        assertThat(house.message(wrong).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(house.message(right).status()).isEqualTo(DeliveryStatus.READ);
    }

    private EchoReceived echo(String id, String text) {
        return new EchoReceived(
                IntakeHouse.NUMBER,
                id,
                CustomerIds.of(IntakeHouse.CUSTOMER),
                new Content.Text(text),
                house.intake.clock.millis(),
                MessageContext.NONE,
                Origin.LIVE,
                null,
                "{}");
    }

    private void lookAfterADay() {
        house.intake.clock.advance(Duration.ofHours(24));
        UncertainSends handler = new UncertainSends(house.intake.database, house.record());
        Claim claim = due().getFirst();
        house.intake.queue().settle(claim, handler.handle(claim), handler);
        assertThat(due()).isEmpty();
    }

    private List<Claim> due() {
        return house.intake.queue().claim(GATE, 10, 50);
    }

    private ReceiptReceived receipt(DeliveryStatus status) {
        Receipt receipt =
                new Receipt("wamid.out", status, house.intake.clock.millis(), messageId, List.of(), null, null);
        return new ReceiptReceived(IntakeHouse.NUMBER, receipt, Origin.LIVE, "{}");
    }

    private List<DeadLetter> deadLetters() {
        return new DeadLetterReader(house.intake.database).list(IntakeHouse.USER, 10);
    }
}
