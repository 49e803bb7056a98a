package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that closes waits for no read for ever, and closes no connection under one. */
class ClosingReadsTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";

    private final CountDownLatch begun = new CountDownLatch(1);

    private long count(Transaction transaction, String sql) {
        begun.countDown();
        return transaction.one(sql, row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void a_read_that_never_ends_is_ended_and_those_behind_it_are_answered(@TempDir Path folder) throws SQLException {
        Readers readers = new Readers(StoreOptions.of(folder.resolve("test.db")), "test", 1, 10);
        CompletableFuture<Long> endless = readers.submit(transaction -> count(transaction, ENDLESS), 0);
        CompletableFuture<Long> behind = readers.submit(transaction -> count(transaction, "SELECT 7"), 0);
        WaitingPieces.await(begun);

        readers.close(Duration.ofSeconds(2));

        assertThat(endless)
                .failsWithin(20, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(StoreUnavailableException.class)
                .withMessage("the store is closing");
        assertThat(behind).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(7L);
        assertThat(readers.submit(transaction -> 1, 0)).isCompletedExceptionally();
    }

    @Test
    void a_connection_that_is_in_use_all_the_same_stays_open_and_who_waits_behind_it_is_told(@TempDir Path folder)
            throws SQLException {
        CountDownLatch release = new CountDownLatch(1);
        Readers readers = new Readers(StoreOptions.of(folder.resolve("test.db")), "test", 1, 10);
        CompletableFuture<Long> late = readers.submit(
                transaction -> {
                    begun.countDown();
                    awaitUninterruptibly(release);
                    return count(transaction, "SELECT 7");
                },
                0);
        WaitingPieces.await(begun);

        CompletableFuture<Long> behind = readers.submit(transaction -> count(transaction, "SELECT 8"), 0);

        readers.close(Duration.ofMillis(1));

        assertThat(behind).isCompletedExceptionally();
        release.countDown();
        assertThat(late).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(7L);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                continue; // as the engine does not hear of it either
            }
        }
    }
}
