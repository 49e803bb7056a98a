package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.intake.KeptReader.Kept;
import dev.switchboard.message.InboundEvent.MessageReceived;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that our own code cannot take harms none of its webhook. */
class PoisonedEventTest {
    private static final String ASHA = "918979556941";
    private static final String BORIS = "918979556942";
    private static final String CHEN = "918979556943";

    private IntakeHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        write(BORIS, "before");
        takeNextPlace();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void its_siblings_are_taken_and_it_is_listed_as_unrecognized() {
        Taken taken = house.accept(text(ASHA, "a"), text(BORIS, "poison"), text(CHEN, "c"), text(ASHA, "b"));
        assertThat(taken.messages()).isEqualTo(3);
        assertThat(taken.unrecognized()).isOne();
        assertThat(house.texts("SELECT text FROM messages WHERE sender = 'user' ORDER BY text"))
                .containsExactly("a", "b", "before", "c");
        assertThat(new KeptReader(house.database).list("unrecognized", IntakeHouse.USER, 10))
                .extracting(Kept::kind, Kept::reason)
                .containsExactly(tuple("message.text", "could not be taken: SqlFailure"));
    }

    @Test
    void it_leaves_nothing_half_done() {
        house.accept(text(ASHA, "a"), text(BORIS, "poison"));
        assertThat(house.texts("SELECT last_sequence_no FROM conversations WHERE customer_id = '" + BORIS + "'"))
                .containsExactly("1");
        assertThat(house.texts(
                        "SELECT total_messages || last_message_text FROM leads WHERE customer_phone = '" + BORIS + "'"))
                .containsExactly("1before");
        assertThat(house.texts("SELECT COUNT(*) FROM queue_items")).containsExactly("2");
    }

    private void write(String from, String text) {
        assertThat(house.accept(text(from, text)).messages()).isOne();
    }

    private MessageReceived text(String from, String text) {
        return IntakeHouse.text(from, text, house.clock.millis());
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
