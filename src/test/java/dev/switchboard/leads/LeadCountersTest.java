package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadCountersTest {
    private static final String PHONE = "918979556941";

    private Rows rows;

    @BeforeEach
    void open(@TempDir Path folder) {
        rows = new Rows(folder)
                .lead(
                        "u",
                        PHONE,
                        "last_message_at",
                        Rows.FIRST + 2_000L,
                        "last_message_text",
                        "text 2",
                        "last_message_sender",
                        "agent",
                        "last_conversation_id",
                        "c",
                        "last_sequence_no",
                        2)
                .conversation("u", PHONE, "c");
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void when_the_newest_failed_the_one_before_it_is_the_last() {
        rows.message("u", PHONE, "c", 1);
        rows.message("u", PHONE, "c", 2, "sender", "agent", "failed_at", Rows.FIRST);
        refresh();
        assertThat(last()).containsExactly(Rows.FIRST + 1_000, "text 1", "user", "c", 1);
    }

    @Test
    void when_all_failed_or_were_deleted_there_is_no_last() {
        rows.message("u", PHONE, "c", 1, "deleted_at", Rows.FIRST);
        rows.message("u", PHONE, "c", 2, "sender", "agent", "failed_at", Rows.FIRST);
        refresh();
        assertThat(last()).hasSize(5).containsOnlyNulls();
    }

    @Test
    void a_change_of_an_older_message_looks_nothing_up() {
        rows.message("u", PHONE, "c", 1);
        refresh();
        rows.message("u", PHONE, "c", 2);

        refreshAfterChangeAt(Rows.FIRST + 999);
        assertThat(last()).contains("text 1");
        refreshAfterChangeAt(Rows.FIRST + 1_000);
        assertThat(last()).contains("text 2");
    }

    private void refresh() {
        refreshAfterChangeAt(Long.MAX_VALUE);
    }

    private void refreshAfterChangeAt(long time) {
        LeadCounters counters = new LeadCounters(new TestClock());
        rows.database().run(transaction -> counters.refreshLast(transaction, "u", "lead-" + PHONE, time));
    }

    private List<Object> last() {
        return rows.database()
                .read(transaction -> transaction.list(
                        "SELECT last_message_at, last_message_text, last_message_sender, last_conversation_id,"
                                + " last_sequence_no FROM leads",
                        row -> Arrays.asList(
                                row.getObject(1),
                                row.getObject(2),
                                row.getObject(3),
                                row.getObject(4),
                                row.getObject(5))))
                .getFirst();
    }
}
