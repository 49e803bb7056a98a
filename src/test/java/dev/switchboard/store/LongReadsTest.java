package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that takes long is in nobody's way, and is given up at last. */
class LongReadsTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
    private static final String LONG =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT COUNT(*) FROM n";

    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database =
                Database.open(StoreOptions.of(folder.resolve("switchboard.db")).withQueryLimit(Duration.ofMillis(400)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Long count(Transaction transaction, String sql) {
        return transaction.one(sql, row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void a_read_that_never_ends_is_refused_in_time() {
        assertThatThrownBy(() -> database.readBriefly(transaction -> count(transaction, ENDLESS)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("takes too long");
    }

    @Test
    void a_read_without_a_limit_is_not_ended() {
        assertThat(database.<Long>read(transaction -> count(transaction, LONG))).isEqualTo(2_000_000);
    }

    @Test
    void a_reader_is_as_good_as_before_after_one_was_given_up() {
        assertThatThrownBy(() -> database.readAtLength(transaction -> count(transaction, ENDLESS)))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(database.<Long>readAtLength(transaction -> count(transaction, "SELECT 7")))
                .isEqualTo(7);
    }

    @Test
    void quick_reads_go_on_while_long_ones_run_one_after_the_other() {
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch quickAreDone = new CountDownLatch(1);
        CompletableFuture<?>[] all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try {
                        database.readAtLength(transaction -> {
                            WaitingPieces.await(quickAreDone);
                            return count(transaction, ENDLESS);
                        });
                    } catch (StoreUnavailableException e) {
                        refused.incrementAndGet();
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        for (int i = 0; i < 20; i++) {
            assertThat(database.<Long>readBriefly(transaction -> count(transaction, "SELECT 7")))
                    .isEqualTo(7);
        }

        assertThat(refused.get()).isZero();
        quickAreDone.countDown();
        CompletableFuture.allOf(all).join();
        assertThat(refused.get()).isEqualTo(4);
    }
}
