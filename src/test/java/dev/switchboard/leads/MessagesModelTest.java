package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversations.MessagePage;
import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.conversations.MessageView;
import dev.switchboard.message.Platform;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages by chance: a page of a lead's is what looking at every message gives. Repeat one with {@code -Dseed=N}. */
class MessagesModelTest {
    private static final long SEED = Long.getLong("seed", 3);

    private static ModelHouse house;
    private static List<Row> rows;
    private static List<String> leads;

    private record Row(
            String leadId,
            String messageId,
            String conversationId,
            String platform,
            String sender,
            long timestamp,
            long sequenceNo) {
        private static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getLong(7));
        }
    }

    @BeforeAll
    static void fill(@TempDir Path folder) {
        house = new ModelHouse(folder, SEED).fill(150);
        rows = house.database.read(transaction -> transaction.list("""
                SELECT m.lead_id, m.message_id, m.conversation_id, m.platform, m.sender, m.timestamp, m.sequence_no
                FROM messages m JOIN conversations c ON c.user_id = m.user_id AND c.conversation_id = m.conversation_id
                WHERE m.user_id = ? AND c.deleted_at IS NULL""", Row::of, ModelHouse.USER));
        leads = house.database.read(transaction -> transaction.list(
                "SELECT lead_id FROM leads WHERE user_id = ? AND deleted_at IS NULL AND merged_into IS NULL",
                row -> row.getString(1),
                ModelHouse.USER));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void some_conversations_are_in_the_order_of_their_times_and_some_are_not() {
        List<Boolean> late = house.database.read(transaction ->
                transaction.list("SELECT DISTINCT late > 0 FROM conversations ORDER BY 1", row -> row.getBoolean(1)));

        assertThat(late).containsExactly(false, true);
    }

    @Test
    void random_questions_are_answered_as_by_looking_at_every_message() {
        Random random = new Random(SEED);
        MessageReader reader = new MessageReader(house.database);
        for (int i = 0; i < 3_000; i++) {
            String leadId = leads.get(random.nextInt(leads.size()));
            MessageQuery query = query(random);
            List<String> expected = expected(leadId, query);
            MessagePage page = reader.page(ModelHouse.USER, leadId, query);

            assertThat(page.total()).as("total of %s of %s", query, leadId).isEqualTo(expected.size());
            assertThat(page.messages().stream().map(MessageView::messageId))
                    .as("%s of %s", query, leadId)
                    .containsExactlyElementsOf(expected.stream()
                            .skip(query.offset())
                            .limit(query.limit())
                            .toList());
        }
    }

    private static MessageQuery query(Random random) {
        boolean timed = random.nextInt(4) == 0;
        return new MessageQuery(
                random.nextInt(4) == 0 ? Set.of(Platform.values()[random.nextInt(3)]) : Set.of(),
                random.nextInt(4) == 0 ? Set.of(random.nextBoolean() ? "user" : "agent") : Set.of(),
                timed && random.nextBoolean() ? timeOfOne(random) : null,
                timed ? timeOfOne(random) : null,
                random.nextInt(6) == 0 ? rows.get(random.nextInt(rows.size())).conversationId() : null,
                1 + random.nextInt(4),
                random.nextInt(3));
    }

    private static Instant timeOfOne(Random random) {
        return Instant.ofEpochMilli(rows.get(random.nextInt(rows.size())).timestamp());
    }

    private static List<String> expected(String leadId, MessageQuery query) {
        return rows.stream()
                .filter(row -> row.leadId().equals(leadId) && matches(row, query))
                .sorted(Comparator.comparingLong(Row::timestamp)
                        .thenComparing(Row::conversationId)
                        .thenComparingLong(Row::sequenceNo))
                .map(Row::messageId)
                .toList();
    }

    private static boolean matches(Row row, MessageQuery query) {
        Instant at = Instant.ofEpochMilli(row.timestamp());
        return (query.platforms().isEmpty()
                        || query.platforms().stream().anyMatch(p -> p.wire().equals(row.platform())))
                && (query.senders().isEmpty() || query.senders().contains(row.sender()))
                && (query.from() == null || !at.isBefore(query.from()))
                && (query.to() == null || !at.isAfter(query.to()))
                && (query.conversationId() == null || query.conversationId().equals(row.conversationId()));
    }
}
