package dev.switchboard.leads;

import static dev.switchboard.intake.IntakeHouse.USER;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.conversations.MessagePage;
import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.conversations.MessageView;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that come late by chance are shown as by sorting all of them. Repeat one with {@code -Dseed=N}. */
class LateMessagesTest {
    private static final long SEED = Long.getLong("seed", 5);
    private static final int MOST = 64;
    private static final long ANY = 1L << 30;

    private static LateHouse late;
    private static Database database;
    /** In the order of their places. */
    private static Map<String, List<Row>> byLead;

    private record Row(String leadId, String messageId, MessagePlace place, boolean gone) {
        private static Row of(ResultSet row) throws SQLException {
            MessagePlace place = new MessagePlace(row.getLong(3), row.getString(4), row.getLong(5));
            return new Row(row.getString(1), row.getString(2), place, row.getBoolean(6));
        }
    }

    @BeforeAll
    static void fill(@TempDir Path folder) {
        late = new LateHouse(folder, SEED, 48).fill(110);
        database = late.house.database;
        byLead = database.read(LateMessagesTest::rows);
    }

    private static Map<String, List<Row>> rows(Transaction transaction) {
        return transaction
                .list(
                        "SELECT lead_id, message_id, timestamp, conversation_id, sequence_no,"
                                + " deleted_at IS NOT NULL OR failed_at IS NOT NULL FROM messages ORDER BY sequence_no",
                        Row::of)
                .stream()
                .collect(groupingBy(Row::leadId));
    }

    @AfterAll
    static void close() {
        late.close();
    }

    @Test
    void how_late_they_came_is_kept_as_by_comparing_each_with_all_before_it() {
        List<Long> kept = byLead.keySet().stream().map(LateMessagesTest::kept).toList();

        assertThat(kept)
                .containsExactlyElementsOf(
                        byLead.values().stream().map(LateMessagesTest::longest).toList());
        assertThat(kept)
                .contains(0L, ANY)
                .anyMatch(distance -> distance > 0 && distance <= 3)
                .anyMatch(distance -> distance > 20 && distance <= MOST);
    }

    private static long kept(String leadId) {
        return database.read(transaction -> transaction.one(
                        "SELECT late FROM conversations WHERE lead_id = ?", row -> row.getLong(1), leadId))
                .orElseThrow();
    }

    private static long longest(List<Row> rows) {
        long longest = rows.stream()
                .mapToLong(row -> row.place().sequenceNo() - firstNewer(rows, row.place()))
                .max()
                .orElseThrow();
        return longest > MOST ? ANY : longest;
    }

    private static long firstNewer(List<Row> rows, MessagePlace place) {
        return LongStream.range(0, place.sequenceNo() - 1)
                .filter(i -> rows.get((int) i).place().timestamp() > place.timestamp())
                .map(i -> i + 1)
                .findFirst()
                .orElse(place.sequenceNo());
    }

    @Test
    void every_page_is_as_by_sorting_all_of_them() {
        MessageReader reader = new MessageReader(database);
        byLead.forEach((leadId, rows) -> {
            List<String> sorted = sorted(rows);
            for (int limit : List.of(2, 7, 50, 200)) {
                for (int offset = 0; offset <= sorted.size() + limit; offset += limit) {
                    check(reader, leadId, sorted, limit, offset);
                }
            }
            check(reader, leadId, sorted, 3, Long.MAX_VALUE);
        });
    }

    private static void check(MessageReader reader, String leadId, List<String> sorted, int limit, long offset) {
        MessageQuery query = new MessageQuery(Set.of(), Set.of(), null, null, null, limit, offset);
        MessagePage page = reader.page(USER, leadId, query);

        assertThat(page.messages().stream().map(MessageView::messageId))
                .as("%s of %s", query, leadId)
                .containsExactlyElementsOf(
                        sorted.stream().skip(offset).limit(limit).toList());
        assertThat(page.total()).isEqualTo(sorted.size());
    }

    private static List<String> sorted(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(Row::place))
                .map(Row::messageId)
                .toList();
    }

    @Test
    void the_last_message_of_everybody_is_the_newest_that_is_neither_deleted_nor_failed() {
        byLead.forEach((leadId, rows) -> assertThat(shown(leadId)).isEqualTo(newest(rows)));
    }

    private static @Nullable MessagePlace shown(String leadId) {
        return database.read(transaction -> transaction.one(
                        "SELECT last_message_at, last_conversation_id, last_sequence_no FROM leads"
                                + " WHERE lead_id = ? AND last_conversation_id IS NOT NULL",
                        row -> new MessagePlace(row.getLong(1), row.getString(2), row.getLong(3)),
                        leadId))
                .orElse(null);
    }

    private static @Nullable MessagePlace newest(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.gone())
                .map(Row::place)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** All of it is taken back in the end. */
    @Test
    void whichever_are_deleted_the_newest_that_is_left_is_found() {
        Random random = new Random(SEED);
        assertThat(catchThrowable(() -> database.run(transaction -> {
                    for (int i = 0; i < 25; i++) {
                        deleteSome(transaction, random.nextInt(2, 6));
                        rows(transaction)
                                .forEach((leadId, rows) -> assertThat(found(transaction, leadId))
                                        .as(leadId)
                                        .isEqualTo(newest(rows)));
                    }
                    throw new IllegalStateException("enough");
                })))
                .hasMessage("enough");
    }

    /** Newest by place or by time first, now and then any. */
    private static void deleteSome(Transaction transaction, int oneIn) {
        for (String order : List.of("sequence_no DESC", "timestamp DESC", "random()")) {
            transaction.update("UPDATE messages SET deleted_at = 1 WHERE rowid IN (SELECT id FROM (SELECT rowid AS id,"
                    + " ROW_NUMBER() OVER (PARTITION BY conversation_id ORDER BY " + order + ") AS n FROM messages"
                    + " WHERE deleted_at IS NULL) WHERE n <= 2 AND (n * 31 + id) % " + oneIn + " = 0)");
        }
    }

    private static @Nullable MessagePlace found(Transaction transaction, String leadId) {
        return LastMessage.of(transaction, USER, leadId).map(LastMessage::place).orElse(null);
    }

    @Test
    void it_is_looked_for_in_its_conversation_alone() {
        List<String> plan = database.read(transaction ->
                transaction.list("EXPLAIN QUERY PLAN " + LastMessage.NEWEST, row -> row.getString("detail")));

        assertThat(plan)
                .filteredOn(step -> step.startsWith("SEARCH") || step.startsWith("SCAN"))
                .containsExactly(
                        "SEARCH messages USING INDEX sqlite_autoindex_messages_1"
                                + " (user_id=? AND conversation_id=? AND sequence_no>?)",
                        "SEARCH messages USING INDEX sqlite_autoindex_messages_1 (user_id=? AND conversation_id=?)");
    }

    @Test
    void to_rebuild_all_of_it_changes_nothing() {
        assertThat(new Rebuild(database).check(found -> {})).isZero();
    }
}
