package dev.switchboard.http.webhooks;

import dev.switchboard.http.ApiException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so much of large webhooks be read at a time: in memory they are several times their size, and a backlog that
 * is delivered again comes all at once. Small ones pass by.
 */
final class BigBodies {
    private static final int SMALL_KB = 64;
    private static final long PATIENCE_S = 10;

    private final int roomKb;
    private final Semaphore room;

    /** @param roomKb of all that are read at the same time; one that is larger has it to itself */
    BigBodies(int roomKb) {
        this.roomKb = roomKb;
        this.room = new Semaphore(roomKb, true);
    }

    /**
     * Runs the work when there is room for a body of that size.
     *
     * @throws ApiException 503 when there is none for long; the platform will deliver it again
     */
    void work(int bytes, Runnable work) {
        int kb = Math.min(bytes >> 10, roomKb);
        if (kb < SMALL_KB) {
            work.run();
            return;
        }
        enter(kb);
        try {
            work.run();
        } finally {
            room.release(kb);
        }
    }

    private void enter(int kb) {
        try {
            if (room.tryAcquire(kb, PATIENCE_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ApiException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many large webhooks at once, try again",
                Map.of("Retry-After", "2"));
    }
}
