package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One read waits for another, even where there is one reader alone. */
class ReadsBesideTest {
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(
                new StoreOptions(folder.resolve("switchboard.db"), Duration.ofSeconds(1), 0, 1024, 1, 256, 20_000));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Long number(Transaction transaction, String sql) {
        return transaction.one(sql, row -> row.getLong(1)).orElseThrow();
    }

    private Long sum() {
        CompletableFuture<Long> begun = database.beginBriefly(transaction -> number(transaction, "SELECT 3"));
        return database.readBriefly(transaction -> begun.join() + number(transaction, "SELECT 4"));
    }

    @Test
    void what_is_begun_first_is_over_before_what_waits_for_it() {
        assertThat(IntStream.range(0, 40)
                        .mapToObj(i -> CompletableFuture.supplyAsync(this::sum, Thread::startVirtualThread))
                        .toList())
                .allSatisfy(sum ->
                        assertThat(sum).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(7L));
    }

    @Test
    void what_takes_too_long_fails_and_gives_its_reader_back() {
        CompletableFuture<Long> endless = database.beginBriefly(transaction -> number(
                transaction, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"));

        assertThat(endless)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TookTooLongException.class);
        assertThat(sum()).isEqualTo(7);
    }
}
