package dev.switchboard.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Keeps the writer busy until told otherwise, so that what is added meanwhile ends up in one group, in that order. */
final class WaitingPieces {
    private final Database database;
    private final CountDownLatch release = new CountDownLatch(1);

    WaitingPieces(Database database) {
        this.database = database;
        CountDownLatch held = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> database.run(transaction -> {
                    held.countDown();
                    await(release);
                }));
        await(held);
    }

    /** Returns once it waits. */
    CompletableFuture<Void> add(Consumer<Transaction> work) {
        int before = database.waiting();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                database.run(work);
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        Awaitility.await().until(() -> database.waiting() > before);
        return done;
    }

    void release() {
        release.countDown();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
