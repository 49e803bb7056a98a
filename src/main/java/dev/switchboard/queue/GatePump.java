package dev.switchboard.queue;

import dev.switchboard.store.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the lanes of one gate as fast as they can be worked and no faster. At most one thread claims for a gate at a
 * time; a wake-up that comes meanwhile makes it look once more. After a pause a few lanes go first, and each one that
 * gets through doubles how many may follow: what has just come back is not run over by all that waited for it.
 */
final class GatePump {
    private static final Logger log = LoggerFactory.getLogger(GatePump.class);
    private static final long NEVER = Long.MAX_VALUE;
    /** As many as a circuit lets try. */
    private static final int FIRST_AFTER_PAUSE = 3;

    private final Gate gate;
    private final DurableQueue queue;
    private final Clock clock;
    private final Handler handler;
    private final int itemsPerClaim;
    private final BiPredicate<GatePump, Claim> begin;

    private int inFlight;
    private int begunBeforePause;
    private int pauses;
    private int allowance = Integer.MAX_VALUE;
    private boolean pumping;
    private boolean again;
    private long nextLook = NEVER;
    private long pausedUntil;
    private volatile boolean knowsPause;

    GatePump(
            Gate gate,
            Handler handler,
            DurableQueue queue,
            Clock clock,
            int itemsPerClaim,
            BiPredicate<GatePump, Claim> begin) {
        this.gate = gate;
        this.queue = queue;
        this.clock = clock;
        this.handler = handler;
        this.itemsPerClaim = itemsPerClaim;
        this.begin = begin;
    }

    Handler handler() {
        return handler;
    }

    synchronized void wake() {
        again = true;
        if (!pumping) {
            pumping = true;
            Thread.ofVirtual().name("pump").start(this::pump);
        }
    }

    /** Takes a place at once, when the gate is known to be open and has one. */
    synchronized boolean reserve() {
        if (!knowsPause || clock.millis() < pausedUntil || room() <= 0) {
            return false;
        }
        inFlight++;
        return true;
    }

    /** Works a claim in a place that was reserved. */
    void startReserved(Claim claim) {
        if (!begin.test(this, claim)) {
            finished();
        }
    }

    synchronized void tick() {
        if (clock.millis() >= nextLook) {
            nextLook = NEVER;
            wake();
        }
    }

    /** Times are other times now: the store knows them. */
    synchronized void forgetTimes() {
        knowsPause = false;
        pausedUntil = 0;
        nextLook = NEVER;
        wake();
    }

    /** @return whether it was open until now */
    synchronized boolean pauseUntil(long until) {
        boolean wasOpen = clock.millis() >= pausedUntil;
        pausedUntil = Math.max(pausedUntil, until);
        nextLook = pausedUntil;
        pauses++;
        begunBeforePause = inFlight;
        allowance = FIRST_AFTER_PAUSE;
        return wasOpen;
    }

    private void pump() {
        while (shallLook()) {
            try {
                recallPause();
                look();
            } catch (StoreUnavailableException e) {
                lookAgainAt(clock.millis() + 500);
            } catch (RuntimeException | Error e) {
                log.error("queue.claim_failed gate_kind={}", gate.kind(), e);
                lookAgainAt(clock.millis() + 1_000);
            }
        }
    }

    private synchronized boolean shallLook() {
        if (clock.millis() < pausedUntil) {
            nextLook = Math.min(nextLook, pausedUntil);
            again = false;
        }
        if (!again || room() <= 0) {
            pumping = false;
            return false;
        }
        again = false;
        return true;
    }

    /** A gate closed before a restart stays closed. */
    private void recallPause() {
        if (!knowsPause) {
            long until = queue.pausedUntil(gate);
            knowsPause = true;
            if (until > clock.millis()) {
                pauseUntil(until);
            }
        }
    }

    private void look() {
        if (isPaused()) {
            return;
        }
        int room = takeRoom();
        if (room <= 0) {
            wakeLater();
            return;
        }
        List<Claim> claims = claim(room);
        claims.forEach(this::startReserved);
        if (claims.size() < room) {
            queue.nextReadyAt(gate).ifPresent(this::lookAgainAt);
        } else {
            wakeLater();
        }
    }

    /** Places that are not needed, because less waits than was thought or the store is away, are given back. */
    private List<Claim> claim(int room) {
        List<Claim> claims = List.of();
        try {
            claims = queue.claim(gate, room, itemsPerClaim);
            return claims;
        } finally {
            leave(room - claims.size());
        }
    }

    private synchronized int takeRoom() {
        int room = Math.max(room(), 0);
        inFlight += room;
        return room;
    }

    private synchronized void leave(int places) {
        inFlight -= places;
        begunBeforePause = Math.min(begunBeforePause, inFlight);
    }

    private synchronized boolean isPaused() {
        return clock.millis() < pausedUntil;
    }

    /** What hangs since before a pause must not keep the first trials after it from starting. */
    private synchronized int room() {
        int limit = handler.lanesAtOnce(gate);
        long allowed = (long) begunBeforePause + allowance;
        return (int) Math.min(limit, allowed) - inFlight;
    }

    private synchronized void wakeLater() {
        again = true;
    }

    private synchronized void lookAgainAt(long time) {
        nextLook = Math.min(nextLook, time);
    }

    /** How often this gate was closed, for {@link #succeeded}. */
    synchronized int pauses() {
        return pauses;
    }

    /**
     * A lane of this gate got through. One that began before the last pause tells nothing of what is there after it.
     *
     * @param pausesAtBegin {@link #pauses} as its work began
     */
    synchronized void succeeded(int pausesAtBegin) {
        if (pausesAtBegin == pauses) {
            allowance = (int) Math.min(2L * allowance, Integer.MAX_VALUE);
        }
    }

    /** A lane of this gate has been worked: there is room for another. */
    synchronized void finished() {
        leave(1);
        if (again) {
            wake();
        }
    }
}
