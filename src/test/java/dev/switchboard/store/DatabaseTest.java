package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private StoreOptions options;
    private Database database;

    @BeforeEach
    void open() {
        options = StoreOptions.of(folder.resolve("switchboard.db")).withBusyTimeout(Duration.ofMillis(200));
        database = Database.open(options);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_written_is_there_after_the_store_was_opened_again() {
        database.run(transaction -> insert(transaction, "a"));
        database.close();
        database = Database.open(options);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_poisonous_piece_fails_alone_and_its_neighbours_are_committed() {
        WaitingPieces pieces = new WaitingPieces(database);
        CompletableFuture<Void> before = pieces.add(transaction -> insert(transaction, "a"));
        CompletableFuture<Void> poison = pieces.add(transaction -> {
            insert(transaction, "poison");
            throw new IllegalArgumentException("poison");
        });
        CompletableFuture<Void> after = pieces.add(transaction -> insert(transaction, "b"));
        pieces.release();
        assertThatThrownBy(poison::join).hasRootCauseMessage("poison");
        before.join();
        after.join();
        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_broken_constraint_reaches_the_one_who_broke_it() {
        database.run(transaction -> insert(transaction, "a"));
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "a")))
                .isInstanceOf(SqlFailure.class);
        database.run(transaction -> insert(transaction, "b"));
        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void actions_run_after_the_commit_and_not_for_a_piece_that_failed() {
        List<String> ran = new ArrayList<>();
        database.run(transaction -> {
            insert(transaction, "a");
            transaction.afterCommit(() -> ran.add("a " + idsSeenByAnother()));
        });
        assertThatThrownBy(() -> database.run(transaction -> {
                    transaction.afterCommit(() -> ran.add("failed"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ran).containsExactly("a [a]");
    }

    @Test
    void a_locked_store_refuses_and_takes_writes_again_when_the_lock_is_gone() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + options.file())) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "a")))
                    .isInstanceOf(StoreUnavailableException.class);
            other.createStatement().execute("ROLLBACK");
        }
        database.run(transaction -> insert(transaction, "a"));
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_full_store_refuses_and_takes_writes_again_when_there_is_room() {
        database.close();
        StoreOptions small = options.withMaxSizeBytes(512 * 1024);
        database = Database.open(small);
        String much = "x".repeat(600 * 1024);
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, much)))
                .isInstanceOf(StoreUnavailableException.class);
        database.run(transaction -> insert(transaction, "small"));
        database.close();
        database = Database.open(options);
        database.run(transaction -> insert(transaction, much));
        assertThat(ids()).containsExactlyInAnyOrder("small", much);
    }

    @Test
    void too_much_waiting_work_is_refused_at_once() {
        database.close();
        database = Database.open(new StoreOptions(options.file(), Duration.ofSeconds(1), 0, 1024, 1, 4, 1));
        WaitingPieces pieces = new WaitingPieces(database);
        CompletableFuture<Void> waits = pieces.add(transaction -> insert(transaction, "a"));
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "b")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("too much work");
        pieces.release();
        waits.join();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_reader_cannot_write() {
        assertThatThrownBy(() -> database.read(transaction -> {
                    insert(transaction, "a");
                    return "";
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_closed_store_says_so() {
        database.close();
        assertThatThrownBy(() -> database.run(transaction -> insert(transaction, "a")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static void insert(Transaction transaction, String id) {
        transaction.update("INSERT INTO directory (kind, id, user_id) VALUES ('test', ?, 'u')", id);
    }

    private List<String> ids() {
        return database.read(transaction ->
                transaction.list("SELECT id FROM directory WHERE kind = 'test'", row -> row.getString(1)));
    }

    /** Through a connection of its own: sees what is committed and nothing else. */
    private List<String> idsSeenByAnother() {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + options.file());
                var rows = other.createStatement().executeQuery("SELECT id FROM directory WHERE kind = 'test'")) {
            List<String> seen = new ArrayList<>();
            while (rows.next()) {
                seen.add(rows.getString(1));
            }
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
