package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outside asks for never holds up what a message needs on its way. */
class OwnReadsTest {
    private static final int READERS = 3;

    private final CountDownLatch held = new CountDownLatch(READERS);
    private final CountDownLatch release = new CountDownLatch(1);
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(new StoreOptions(
                folder.resolve("switchboard.db"), Duration.ofSeconds(1), 0, 1024, READERS, 256, 20_000));
    }

    @AfterEach
    void close() {
        release.countDown();
        database.close();
    }

    @Test
    void slow_queries_of_the_api_do_not_stop_answers() {
        List<CompletableFuture<String>> slow = IntStream.range(0, 2 * READERS)
                .mapToObj(i -> later(() -> database.read(this::takeLong)))
                .toList();
        WaitingPieces.await(held);
        assertThat(later(() -> database.readOwn(transaction -> "own")))
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo("own");
        assertThat(slow).noneMatch(CompletableFuture::isDone);
        release.countDown();
        assertThat(slow).allSatisfy(query -> assertThat(query.join()).isEqualTo("slow"));
    }

    private String takeLong(Transaction transaction) {
        held.countDown();
        WaitingPieces.await(release);
        return "slow";
    }

    private static CompletableFuture<String> later(Supplier<String> query) {
        return CompletableFuture.supplyAsync(query, Thread::startVirtualThread);
    }
}
