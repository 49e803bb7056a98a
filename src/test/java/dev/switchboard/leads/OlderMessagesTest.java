package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of before {@code V13__fewer_indexes.sql}, whose messages did not know the slices they came in, nor conversations how
 * late they came ({@code V16__how_late.sql}).
 */
class OlderMessagesTest {
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        StoreOptions options = StoreOptions.of(folder.resolve("switchboard.db"));
        OlderStore.make(options, "12", statement -> {
            say(statement, "straight", 1_000, 2_000, 2_000, 3_000);
            say(statement, "crooked", 1_000, 3_000, 2_000);
            say(statement, "more crooked", 4_000, 1_000, 3_000, 3_000, 5_000, 4_500);
            say(statement, "just in reach", before(64));
            say(statement, "out of reach", before(65));
        });
        database = Database.open(options);
    }

    /** One that is newer than so many after it. */
    private static long[] before(int others) {
        return LongStream.concat(LongStream.of(9_000), LongStream.rangeClosed(1, others))
                .toArray();
    }

    /** A lead, a conversation, messages at these times and the slice of one, all by the same name. */
    private static void say(Statement statement, String name, long... times) throws SQLException {
        statement.execute("INSERT INTO leads (user_id, lead_id, customer_phone, source, first_contact_at, created_at,"
                + " updated_at) VALUES ('u', '%s', '%s', 'whatsapp', 1, 1, 1)".formatted(name, name));
        statement.execute(
                "INSERT INTO conversations (user_id, conversation_id, lead_id, platform, account_id, customer_id,"
                        + " last_message_at, created_at) VALUES ('u', '%s', '%s', 'whatsapp', '1', '%s', 3000, 1)"
                                .formatted(name, name, name));
        for (int i = 0; i < times.length; i++) {
            statement.execute(
                    "INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id,"
                            + " sender, type, timestamp, created_at, provider_id, delivery_status)"
                            + " VALUES ('u', '%s', %d, '%s%d', '%s', 'whatsapp', '1', 'user', 'text', %d, 1, '%s%d', 2)"
                                    .formatted(name, i + 1, name, i, name, times[i], name, i));
        }
        statement.execute(
                "INSERT INTO raw_events (user_id, event_id, received_at, platform, lead_id, kind, state, payload)"
                        + " VALUES ('u', 'slice of %s', 1, 'whatsapp', '%s', 'message', 'taken', '{}')"
                                .formatted(name, name));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knows_how_far_its_conversations_were_from_the_order_of_their_times() {
        assertThat(texts("SELECT conversation_id || ' by ' || late FROM conversations ORDER BY late, conversation_id"))
                .containsExactly(
                        "straight by 0",
                        "crooked by 1",
                        "more crooked by 3",
                        "just in reach by 64",
                        "out of reach by 1073741824");
    }

    @Test
    void forgets_the_slices_of_a_lead_that_is_erased_and_no_others() {
        LeadErase erase = new LeadErase(database, new TestClock());
        database.run(transaction -> erase.erase(transaction, "u", "straight"));

        assertThat(texts("SELECT event_id FROM raw_events"))
                .hasSize(4)
                .contains("slice of crooked")
                .doesNotContain("slice of straight");
        assertThat(texts("SELECT DISTINCT conversation_id FROM messages"))
                .hasSize(4)
                .doesNotContain("straight");
    }

    private List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }
}
