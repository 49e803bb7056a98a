package dev.switchboard.queue;

import dev.switchboard.store.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    private static final int ITEMS_PER_CLAIM = 50;

    private final Gate gate;
    private final DurableQueue queue;
    private final Clock clock;
    private final Handler handler;
    private final Underway underway;
    private final LaneWork laneWork;

    /** Places taken. */
    private int inFlight;

    private int takenBeforePause;
    private int pauses;
    private int allowance = Integer.MAX_VALUE;
    private boolean pumping;
    private boolean again;
    private long nextLook = NEVER;
    private long pausedUntil;
    private int timesForgotten;
    private volatile boolean knowsPause;

    GatePump(Gate gate, Handler handler, DurableQueue queue, Clock clock, Underway underway, LaneWork laneWork) {
        this.gate = gate;
        this.queue = queue;
        this.clock = clock;
        this.handler = handler;
        this.underway = underway;
        this.laneWork = laneWork;
    }

    synchronized void wake() {
        again = true;
        if (!pumping && underway.enter()) {
            pumping = true;
            Thread.ofVirtual().name("pump").start(this::pump);
        }
    }

    /** Takes a place at once, when the gate is known to be open and has one. */
    synchronized Optional<Place> reserve() {
        if (!knowsPause || clock.millis() < pausedUntil || room() <= 0 || !underway.enter()) {
            return Optional.empty();
        }
        inFlight++;
        return Optional.of(new Place(this, pauses));
    }

    void begin(Place place, Claim claim) {
        if (underway.isStopping()) {
            underway.notBegun(claim);
            place.giveBack();
            return;
        }
        Thread.ofVirtual().name("lane").start(() -> work(place, claim));
    }

    private void work(Place place, Claim claim) {
        try {
            if (laneWork.work(claim, handler)) {
                succeeded(place);
            }
        } finally {
            place.giveBack();
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
        timesForgotten++;
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
        takenBeforePause = inFlight;
        allowance = FIRST_AFTER_PAUSE;
        return wasOpen;
    }

    private void pump() {
        try {
            while (lookIfNeeded()) {}
        } finally {
            underway.leave();
        }
    }

    /** @return whether to ask once more */
    private boolean lookIfNeeded() {
        try {
            if (!shallLook()) {
                return false;
            }
            recallPause();
            look();
        } catch (StoreUnavailableException e) {
            failed(500);
        } catch (RuntimeException | Error e) {
            log.error("queue.claim_failed gate_kind={}", gate.kind(), e);
            failed(1_000);
        }
        return true;
    }

    /** What it was woken for can wait as well: to ask again at once would fail again. */
    private synchronized void failed(long waitMs) {
        again = false;
        lookAgainAt(clock.millis() + waitMs);
    }

    private synchronized boolean shallLook() {
        if (clock.millis() < pausedUntil) {
            nextLook = Math.min(nextLook, pausedUntil);
            again = false;
        }
        if (!again || room() <= 0 || underway.isStopping()) {
            pumping = false;
            return false;
        }
        again = false;
        return true;
    }

    /** A gate closed before a restart stays closed. */
    private void recallPause() {
        if (!knowsPause) {
            int asked = timesForgotten();
            recall(queue.pausedUntil(gate), asked);
        }
    }

    private synchronized int timesForgotten() {
        return timesForgotten;
    }

    /** @param asked {@link #timesForgotten} before the store was asked: what it said may be of before */
    private synchronized void recall(long until, int asked) {
        if (asked != timesForgotten) {
            return;
        }
        knowsPause = true;
        if (until > clock.millis()) {
            pauseUntil(until);
        }
    }

    private void look() {
        if (isPaused()) {
            return;
        }
        Room taken = takeRoom();
        if (taken.places() == 0) {
            wakeLater();
            return;
        }
        List<Claim> claims = claim(taken);
        claims.forEach(claim -> beginIn(taken, claim));
        if (claims.size() < taken.places()) {
            queue.nextReadyAt(gate).ifPresent(this::lookAgainAt);
        } else {
            wakeLater();
        }
    }

    private void beginIn(Room room, Claim claim) {
        underway.enterPart();
        begin(new Place(this, room.pauses()), claim);
    }

    /** Places that are not needed, because less waits than was thought or the store is away, are given back. */
    private List<Claim> claim(Room room) {
        List<Claim> claims = List.of();
        try {
            claims = queue.claim(gate, room.places(), ITEMS_PER_CLAIM);
            return claims;
        } finally {
            leave(new Room(room.places() - claims.size(), room.pauses()));
        }
    }

    /** Places taken together. */
    private record Room(int places, int pauses) {}

    private synchronized Room takeRoom() {
        int places = Math.max(room(), 0);
        inFlight += places;
        return new Room(places, pauses);
    }

    private synchronized void leave(Room room) {
        inFlight -= room.places();
        if (room.pauses() < pauses) {
            takenBeforePause -= room.places();
        }
    }

    private synchronized boolean isPaused() {
        return clock.millis() < pausedUntil;
    }

    /** What hangs since before a pause must not keep the first trials after it from starting. */
    private synchronized int room() {
        int limit = handler.lanesAtOnce(gate);
        long allowed = (long) takenBeforePause + allowance;
        return (int) Math.min(limit, allowed) - inFlight;
    }

    private synchronized void wakeLater() {
        again = true;
    }

    private synchronized void lookAgainAt(long time) {
        nextLook = Math.min(nextLook, time);
    }

    /** The lane in that place got through. */
    private synchronized void succeeded(Place place) {
        if (place.pauses() == pauses) {
            allowance = (int) Math.min(2L * allowance, Integer.MAX_VALUE);
        }
    }

    synchronized void takeBack(Place place) {
        leave(new Room(1, place.pauses()));
        if (again) {
            wake();
        }
        underway.leave();
    }
}
