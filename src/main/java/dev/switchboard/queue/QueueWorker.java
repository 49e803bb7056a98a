package dev.switchboard.queue;

import dev.switchboard.store.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the queue: one virtual thread per claimed lane. A gate is woken by the commit that added its work, so nothing
 * waits for a poll; a tick wakes gates whose time has come, by the injected clock.
 */
public final class QueueWorker implements QueueListener {
    private static final Logger log = LoggerFactory.getLogger(QueueWorker.class);
    private static final long TICK_MS = 100;
    private static final long SWEEP_MS = 30_000;

    private final DurableQueue queue;
    private final Clock clock;
    private final Map<String, Handler> handlers;
    private final Map<Gate, GatePump> pumps = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("queue-timer").factory());
    private final Underway underway = new Underway();
    private final LaneWork laneWork = new LaneWork();
    private final ClockWatch clockWatch;

    public QueueWorker(DurableQueue queue, Clock clock, List<Handler> handlers) {
        this.queue = queue;
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock, queue);
        this.handlers = handlers.stream().collect(Collectors.toMap(Handler::kind, Function.identity()));
    }

    /** Registers who wants to know how the work goes. */
    public void listen(WorkListener listener) {
        laneWork.listen(listener);
    }

    /** Takes over what an earlier process left, then works until stopped. */
    public void start() {
        queue.freeOtherBoots();
        clockWatch.start();
        queue.listen(this);
        sweep();
        timer.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /** Claims nothing more and waits for what runs; what does not end in time is claimed again at the next start. */
    public void stop(long timeoutMs) {
        underway.stop();
        timer.shutdown();
        try {
            int running = underway.await(timeoutMs);
            if (running > 0) {
                log.warn("queue.stopped_early running={}", running);
            }
            letGoOfWhatWasNotBegun();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Or the next start would count an attempt that nobody made. */
    private void letGoOfWhatWasNotBegun() {
        List<Claim> claims = underway.notBegun();
        try {
            queue.letGo(claims);
        } catch (StoreUnavailableException e) {
            log.warn("queue.stopped_with_claims lanes={}", claims.size());
        }
    }

    @Override
    public void paused(Gate gate, long until) {
        GatePump pump = pumps.get(gate);
        if (pump != null && pump.pauseUntil(until)) {
            log.info("gate.paused user={} gate={} for_ms={}", gate.userId(), gate.name(), until - clock.millis());
        }
    }

    @Override
    public void died(Claim claim, String cause, int items) {
        laneWork.died(claim, cause, items);
    }

    @Override
    public void wake(Gate gate) {
        pump(gate).ifPresent(GatePump::wake);
    }

    @Override
    public Optional<Place> reserve(Gate gate) {
        return pump(gate).flatMap(GatePump::reserve);
    }

    private Optional<GatePump> pump(Gate gate) {
        Handler handler = handlers.get(gate.kind());
        if (underway.isStopping() || handler == null) {
            return Optional.empty();
        }
        return Optional.of(
                pumps.computeIfAbsent(gate, key -> new GatePump(key, handler, queue, clock, underway, laneWork)));
    }

    private void tick() {
        if (!underway.enter()) {
            return;
        }
        try {
            lookAtTheClock();
            pumps.values().forEach(GatePump::tick);
        } catch (RuntimeException | Error e) { // or the schedule would end
            log.warn("queue.tick_failed", e);
        } finally {
            underway.leave();
        }
    }

    private void lookAtTheClock() {
        try {
            if (clockWatch.look()) {
                pumps.values().forEach(GatePump::forgetTimes);
                sweep();
            }
        } catch (RuntimeException e) { // what waits by time goes on all the same
            log.warn("queue.clock_look_failed", e);
        }
    }

    /** The safety net under the wake-ups. */
    private void sweep() {
        try {
            queue.gatesWithWork().forEach(this::wake);
        } catch (RuntimeException | Error e) {
            log.warn("queue.sweep_failed", e);
        }
    }
}
