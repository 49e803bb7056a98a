package dev.switchboard.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A piece of work on its way through the writer, and the answer somebody waits for. */
final class Piece<T> {
    /** Of {@link System#nanoTime}, when somebody began to wait. */
    final long since = System.nanoTime();

    private final Work<T> work;
    final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;

    Piece(Work<T> work) {
        this.work = work;
    }

    void run(Transaction transaction) {
        result = work.run(transaction);
    }

    @SuppressWarnings("NullAway") // work may return null where its type allows it
    void succeed() {
        answer.complete(result);
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }
}
