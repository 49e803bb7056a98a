package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.Said.change;
import static dev.switchboard.intake.Said.edited;
import static dev.switchboard.intake.Said.message;
import static dev.switchboard.intake.Said.rotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook of which one event cannot be taken is taken event by event, in the order in which it would have been whole. */
class OneByOneOrderTest {
    private static final String POISONED = "918979550000";
    private static final String OTHER = "918979551111";

    private IntakeHouse house;
    private long now;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        now = house.clock.millis();
        house.accept(message("before", now, Origin.LIVE, POISONED));
        takeNextPlace();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void messages_have_their_places_in_the_order_of_the_webhook() {
        List<InboundEvent> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(message("a" + i, now, Origin.LIVE, CUSTOMER));
            events.add(message("b" + i, now, Origin.LIVE, OTHER));
        }
        Collections.shuffle(events, new Random(5));
        events.add(17, message("poison", now, Origin.LIVE, POISONED));

        Taken taken = house.accept(events.toArray(InboundEvent[]::new));

        assertThat(taken.messages()).isEqualTo(60);
        assertThat(taken.unrecognized()).isOne();
        for (String customer : List.of(CUSTOMER, OTHER)) {
            assertThat(house.texts("SELECT m.provider_id FROM messages m JOIN conversations c"
                            + " ON c.conversation_id = m.conversation_id WHERE c.customer_id = '" + customer
                            + "' ORDER BY m.sequence_no"))
                    .containsExactlyElementsOf(idsOf(events, customer));
        }
        assertThat(house.texts("SELECT payload FROM raw_events ORDER BY rowid"))
                .containsExactlyElementsOf(bodiesOf(events));
    }

    @Test
    void who_somebody_is_comes_before_what_they_say() {
        house.accept(message("first", now, Origin.LIVE, CUSTOMER));

        house.accept(
                message("second", now + 2, Origin.LIVE, "IN.9"),
                message("poison", now + 2, Origin.LIVE, POISONED),
                rotation(CustomerIds.of(CUSTOMER), CustomerIds.of("IN.9"), now + 1));

        assertThat(house.texts("SELECT COUNT(*) FROM leads WHERE merged_into IS NOT NULL"))
                .containsExactly("0");
        assertThat(house.texts("SELECT total_messages FROM leads WHERE customer_phone = '" + CUSTOMER + "'"))
                .containsExactly("2");
    }

    @Test
    void a_message_and_what_changes_it_end_as_they_would_have() {
        house.accept(
                change("m1", edited("mended"), now + 1, false, CUSTOMER),
                message("poison", now, Origin.LIVE, POISONED),
                message("m1", now, Origin.LIVE, CUSTOMER));

        assertThat(house.texts("SELECT text FROM messages WHERE provider_id = 'm1'"))
                .containsExactly("mended");
    }

    private static List<String> idsOf(List<InboundEvent> events, String customer) {
        return events.stream()
                .map(InboundEvent.MessageReceived.class::cast)
                .filter(event -> event.customer().best().equals(customer))
                .map(InboundEvent.MessageReceived::providerId)
                .toList();
    }

    private static List<String> bodiesOf(List<InboundEvent> events) {
        List<String> all = new ArrayList<>(List.of(Said.raw("before" + Origin.LIVE)));
        events.forEach(event -> all.add(event.raw()));
        return all;
    }

    /** Somebody else's row where the next message of the conversation would go: its INSERT fails. */
    private void takeNextPlace() {
        house.database.run(transaction -> transaction.update("""
                INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id,
                  sender, type, timestamp, created_at, delivery_status)
                SELECT user_id, conversation_id, 2, 'planted', lead_id, platform, account_id, 'agent', 'text', 0, 0, 0
                FROM conversations"""));
    }
}
