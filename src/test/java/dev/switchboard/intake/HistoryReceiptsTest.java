package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static dev.switchboard.intake.Said.message;
import static dev.switchboard.intake.Said.raw;
import static dev.switchboard.intake.Said.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.Rebuild;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of before are as far as they had come. */
class HistoryReceiptsTest {
    private static final Content PLACEHOLDER = new Content.Other("media_placeholder", null);
    private static final Content TEXT = new Content.Text("Here you are");

    private IntakeHouse house;
    private long now;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        now = house.clock.millis();
    }

    @AfterEach
    void close() {
        assertThat(new Rebuild(house.database).check(found -> {})).isZero();
        house.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "DELIVERED", "READ", "PLAYED"})
    void what_had_arrived_has_and_nobody_knows_when(DeliveryStatus status) {
        house.accept(sent(TEXT, status));
        assertThat(messages())
                .containsExactly(status + " sent_at=" + now + " delivered_at=- read_at=- failed_at=- reason=-");
    }

    @Test
    void what_nothing_is_told_of_is_sent() {
        house.accept(sent(TEXT, null));
        assertThat(messages())
                .containsExactly("SENT sent_at=" + now + " delivered_at=- read_at=- failed_at=- reason=-");
    }

    @Test
    void what_had_failed_says_so_and_is_not_the_last_message() {
        house.accept(message("m1", now - 1_000, Origin.HISTORY, CUSTOMER), sent(TEXT, DeliveryStatus.FAILED));
        assertThat(messages().getLast())
                .isEqualTo("FAILED sent_at=" + now + " delivered_at=- read_at=- failed_at=" + now
                        + " reason=it failed before this account was connected");
        assertThat(house.texts("SELECT last_message_text || ' ' || total_messages FROM leads"))
                .containsExactly("text of m1 2");
    }

    @Test
    void the_file_that_comes_later_may_tell_it_and_it_never_goes_back() {
        house.accept(sent(PLACEHOLDER, null));
        house.accept(sent(new Content.Other("image", null), DeliveryStatus.PLAYED));
        house.accept(sent(TEXT, DeliveryStatus.SENT), sent(TEXT, DeliveryStatus.FAILED));
        assertThat(messages())
                .containsExactly("PLAYED sent_at=" + now + " delivered_at=- read_at=- failed_at=- reason=-");
    }

    @Test
    void what_is_proved_to_have_arrived_had_not_failed() {
        house.accept(sent(TEXT, DeliveryStatus.FAILED));
        house.accept(receipt("h1", DeliveryStatus.DELIVERED, now + 5, CUSTOMER));
        assertThat(messages())
                .containsExactly(
                        "DELIVERED sent_at=" + now + " delivered_at=" + (now + 5) + " read_at=- failed_at=- reason=-");
        assertThat(house.texts("SELECT last_message_text FROM leads")).containsExactly("Here you are");
    }

    private InboundEvent sent(Content content, DeliveryStatus status) {
        return new EchoReceived(
                NUMBER,
                "h1",
                CustomerIds.of(CUSTOMER),
                content,
                now,
                MessageContext.NONE,
                Origin.HISTORY,
                status,
                raw(content.type() + status));
    }

    private List<String> messages() {
        return house.database.read(
                transaction -> transaction.list("""
                SELECT delivery_status, ' sent_at=' || COALESCE(sent_at, '-') || ' delivered_at=' || COALESCE(delivered_at, '-')
                  || ' read_at=' || COALESCE(read_at, '-') || ' failed_at=' || COALESCE(failed_at, '-')
                  || ' reason=' || COALESCE(failure_reason, '-') FROM messages ORDER BY timestamp""", row -> DeliveryStatus.ofRank(row.getInt(1)) + row.getString(2)));
    }
}
