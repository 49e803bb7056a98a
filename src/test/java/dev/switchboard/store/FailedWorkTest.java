package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.store.Database.CommitListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails in one piece of work harms no other, whether it comes with it or after it. */
class FailedWorkTest {
    /** Fails in the engine for the smallest number there is, and for no other. */
    private static final String INSERT = "INSERT INTO directory (kind, id, user_id) VALUES ('test', ?, abs(?))";

    private static final String SELECT = "SELECT abs(?)";
    private static final Long BAD = Long.MIN_VALUE;
    private static final int MORE_THAN_CONNECTIONS = 5;

    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(
                StoreOptions.of(folder.resolve("switchboard.db")).withBusyTimeout(Duration.ofMillis(200)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_statement_that_failed_can_be_used_again_by_the_writer() {
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "a", BAD)))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("overflow");
        database.run(transaction -> insert(transaction, "a", 1L));
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_statement_that_failed_can_be_used_again_in_the_same_piece_of_work() {
        database.run(transaction -> {
            assertThatThrownBy(() -> insert(transaction, "a", BAD)).isInstanceOf(SqlFailure.class);
            insert(transaction, "b", 1L);
        });
        assertThat(ids()).containsExactly("b");
    }

    @Test
    void a_statement_that_broke_a_constraint_can_be_used_again() {
        database.run(transaction -> insert(transaction, "a", 1L));
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "a", 1L)))
                .isInstanceOf(SqlFailure.class);
        database.run(transaction -> insert(transaction, "b", 1L));
        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_query_that_failed_can_be_used_again_by_every_reader() {
        failsAndWorksAgain(work -> database.read(work));
    }

    @Test
    void a_query_that_failed_can_be_used_again_by_every_reader_of_our_own() {
        failsAndWorksAgain(work -> database.readOwn(work));
    }

    private static void failsAndWorksAgain(Function<Work<Long>, Long> reading) {
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            assertThatThrownBy(() -> reading.apply(transaction -> abs(transaction, BAD)))
                    .isInstanceOf(SqlFailure.class)
                    .hasMessageContaining("overflow");
        }
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            assertThat(reading.apply(transaction -> abs(transaction, -7L))).isEqualTo(7);
        }
    }

    @Test
    void an_action_that_throws_does_not_make_a_committed_write_fail_nor_stop_the_next_action() {
        List<String> ran = new ArrayList<>();
        assertThatCode(() -> database.run(transaction -> {
                    insert(transaction, "a", 1L);
                    transaction.afterCommit(() -> {
                        throw new IllegalStateException("action");
                    });
                    transaction.afterCommit(() -> ran.add("next"));
                }))
                .doesNotThrowAnyException();
        assertThat(ran).containsExactly("next");
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_listener_that_throws_does_not_make_a_committed_write_fail() {
        CommitListener broken = (pieces, nanos, longestWait) -> {
            throw new StackOverflowError();
        };
        database.onCommit(broken);
        database.run(transaction -> insert(transaction, "a", 1L));
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void an_error_in_one_piece_fails_alone() {
        WaitingPieces pieces = new WaitingPieces(database);
        CompletableFuture<Void> before = pieces.add(transaction -> insert(transaction, "a", 1L));
        CompletableFuture<Void> bad = pieces.add(transaction -> {
            insert(transaction, "bad", 1L);
            throw new StackOverflowError();
        });
        CompletableFuture<Void> after = pieces.add(transaction -> insert(transaction, "b", 1L));
        pieces.release();
        assertThatThrownBy(bad::join).hasCauseInstanceOf(StackOverflowError.class);
        before.join();
        after.join();
        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_statement_that_fails_in_one_piece_of_a_group_serves_the_others() {
        WaitingPieces pieces = new WaitingPieces(database);
        CompletableFuture<Void> before = pieces.add(transaction -> insert(transaction, "a", 1L));
        CompletableFuture<Void> bad = pieces.add(transaction -> insert(transaction, "bad", BAD));
        CompletableFuture<Void> after = pieces.add(transaction -> insert(transaction, "b", 1L));
        pieces.release();
        assertThatThrownBy(bad::join).hasCauseInstanceOf(SqlFailure.class);
        before.join();
        after.join();
        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    private static void insert(Transaction transaction, String id, Long number) {
        transaction.update(INSERT, id, number);
    }

    private static Long abs(Transaction transaction, Long number) {
        return transaction.one(SELECT, row -> row.getLong(1), number).orElseThrow();
    }

    private List<String> ids() {
        return database.read(transaction ->
                transaction.list("SELECT id FROM directory WHERE kind = 'test'", row -> row.getString(1)));
    }
}
