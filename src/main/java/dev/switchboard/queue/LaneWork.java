package dev.switchboard.queue;

import dev.switchboard.store.StoreUnavailableException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One claimed lane: handled, and what became of it stored. */
final class LaneWork {
    private static final Logger log = LoggerFactory.getLogger(LaneWork.class);

    private volatile WorkListener listener = WorkListener.NONE;

    void listen(WorkListener listener) {
        this.listener = listener;
    }

    /** @return whether it got through: what is behind the gate answered, be it with a refusal */
    boolean work(Claim claim, Handler handler) {
        MDC.put("correlation_id", claim.head().correlationId());
        try {
            return settle(claim, handle(handler, claim), handler);
        } finally {
            MDC.remove("correlation_id");
        }
    }

    /** Told on a thread of the store, where no correlation id is set. */
    void died(Claim claim, String cause, int items) {
        listener.died(claim.lane().kind(), items);
        log.warn(
                "queue.dead kind={} lane={} attempt={} items={} cause={} correlation_id={}",
                claim.lane().kind(),
                claim.lane().key(),
                claim.attempt(),
                items,
                cause,
                claim.head().correlationId());
    }

    private Outcome handle(Handler handler, Claim claim) {
        long start = System.nanoTime();
        Outcome outcome = outcomeOf(handler, claim);
        long took = System.nanoTime() - start;
        listener.ran(claim.lane().kind(), outcome, took);
        log.debug(
                "queue.worked kind={} lane={} attempt={} outcome={} took_ms={}",
                claim.lane().kind(),
                claim.lane().key(),
                claim.attempt(),
                outcome.wire(),
                TimeUnit.NANOSECONDS.toMillis(took));
        return outcome;
    }

    private static Outcome outcomeOf(Handler handler, Claim claim) {
        try {
            return handler.handle(claim);
        } catch (StoreUnavailableException e) {
            return new Outcome.Crashed("store unavailable");
        } catch (RuntimeException | Error e) {
            log.error("queue.handler_failed kind={} attempt={}", claim.lane().kind(), claim.attempt(), e);
            return new Outcome.Crashed("bug: " + e.getClass().getSimpleName());
        }
    }

    /** What has happened must be stored, however long the store is away: the call to the platform cannot be undone. */
    private boolean settle(Claim claim, Outcome outcome, Handler handler) {
        Outcome toStore = outcome;
        for (long wait = 50; ; wait = Math.min(2 * wait, 2_000)) {
            Optional<Outcome> instead = tryToSettle(claim, toStore, handler);
            if (instead.isEmpty()) {
                return gotThrough(toStore);
            }
            if (!sleep(wait)) {
                return false;
            }
            toStore = instead.get();
        }
    }

    /** @return what to store instead, after a while; empty when it is done */
    private Optional<Outcome> tryToSettle(Claim claim, Outcome outcome, Handler handler) {
        try {
            claim.queue().settle(claim, outcome, handler);
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            return Optional.of(outcome);
        } catch (ClaimLostException e) {
            listener.lost(claim.lane().kind());
            log.warn("queue.claim_lost kind={}", claim.lane().kind());
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            // The effect itself is broken: count the attempt, so that it ends as a dead letter and not as a loop.
            log.error("queue.settle_failed kind={} attempt={}", claim.lane().kind(), claim.attempt(), e);
            return Optional.of(new Outcome.Crashed("bug: " + e.getClass().getSimpleName()));
        }
    }

    private static boolean gotThrough(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> true;
            case Outcome.DeadLetter dead -> true;
            case Outcome.RetryLater retry -> false;
            case Outcome.Crashed crashed -> false;
            case Outcome.Pause pause -> false;
        };
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
