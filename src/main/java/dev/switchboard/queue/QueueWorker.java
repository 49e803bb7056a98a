package dev.switchboard.queue;

import dev.switchboard.store.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Works the queue: one virtual thread per claimed lane. A gate is woken by the commit that added its work, so nothing
 * waits for a poll; a tick wakes gates whose time has come, by the injected clock.
 */
public final class QueueWorker implements QueueListener {
    private static final Logger log = LoggerFactory.getLogger(QueueWorker.class);
    private static final long TICK_MS = 100;
    private static final long SWEEP_MS = 30_000;
    private static final int ITEMS_PER_CLAIM = 50;

    private final DurableQueue queue;
    private final Clock clock;
    private final Map<String, Handler> handlers;
    private final Map<Gate, GatePump> pumps = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("queue-timer").factory());
    private final Phaser running = new Phaser(1);
    private final ClockWatch clockWatch;
    private volatile WorkListener listener = WorkListener.NONE;
    private volatile boolean stopping;

    public QueueWorker(DurableQueue queue, Clock clock, List<Handler> handlers) {
        this.queue = queue;
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock, queue);
        this.handlers = handlers.stream().collect(Collectors.toMap(Handler::kind, Function.identity()));
    }

    /** Registers who wants to know how the work goes. */
    public void listen(WorkListener listener) {
        this.listener = listener;
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
        stopping = true;
        timer.shutdownNow();
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), timeoutMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("queue.stopped_early lanes_running={}", running.getUnarrivedParties());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void paused(Gate gate, long until) {
        GatePump pump = pumps.get(gate);
        if (pump != null && pump.pauseUntil(until)) {
            log.info("gate.paused user={} gate={} for_ms={}", gate.userId(), gate.name(), until - clock.millis());
        }
    }

    /** Told on a thread of the store, where no correlation id is set. */
    @Override
    public void died(Claim claim, String cause, int items) {
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

    @Override
    public void wake(Gate gate) {
        pump(gate).ifPresent(GatePump::wake);
    }

    @Override
    public boolean reserve(Gate gate) {
        return pump(gate).map(GatePump::reserve).orElse(false);
    }

    @Override
    public void release(Gate gate) {
        pump(gate).ifPresent(GatePump::finished);
    }

    @Override
    public void begin(Claim claim) {
        pump(claim.gate()).ifPresent(pump -> pump.startReserved(claim));
    }

    private Optional<GatePump> pump(Gate gate) {
        Handler handler = handlers.get(gate.kind());
        if (stopping || handler == null) {
            return Optional.empty();
        }
        return Optional.of(pumps.computeIfAbsent(
                gate, key -> new GatePump(key, handler, queue, clock, ITEMS_PER_CLAIM, this::begin)));
    }

    private void tick() {
        try {
            if (clockWatch.look()) {
                pumps.values().forEach(GatePump::forgetTimes);
                sweep();
            }
        } catch (RuntimeException e) { // or the schedule would end
            log.warn("queue.tick_failed", e);
        }
        pumps.values().forEach(GatePump::tick);
    }

    /** The safety net under the wake-ups. */
    private void sweep() {
        try {
            queue.gatesWithWork().forEach(this::wake);
        } catch (RuntimeException e) {
            log.warn("queue.sweep_failed", e);
        }
    }

    /** @return false when the worker is stopping and the lane stays claimed for the next start */
    private boolean begin(GatePump pump, Claim claim) {
        if (stopping) {
            return false;
        }
        running.register();
        Thread.ofVirtual().name("lane").start(() -> {
            try {
                work(pump, claim);
            } finally {
                pump.finished();
                running.arriveAndDeregister();
            }
        });
        return true;
    }

    /** One claimed lane: handle, then store what became of it. */
    private void work(GatePump pump, Claim claim) {
        MDC.put("correlation_id", claim.head().correlationId());
        try {
            Run run = new Run(pump, claim, pump.pauses());
            settle(run, handle(pump.handler(), claim));
        } finally {
            MDC.remove("correlation_id");
        }
    }

    /** @param pauses how often the gate had been closed as it began */
    private record Run(GatePump pump, Claim claim, int pauses) {}

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
    private void settle(Run run, Outcome outcome) {
        Outcome toStore = outcome;
        for (long wait = 50; ; wait = Math.min(2 * wait, 2_000)) {
            Optional<Outcome> instead = tryToSettle(run, toStore);
            if (instead.isEmpty() || !sleep(wait)) {
                return;
            }
            toStore = instead.get();
        }
    }

    /** @return what to store instead, after a while; empty when it is done */
    private Optional<Outcome> tryToSettle(Run run, Outcome outcome) {
        Claim claim = run.claim();
        try {
            claim.queue().settle(claim, outcome, run.pump().handler());
            tellOfSuccess(run, outcome);
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

    private static void tellOfSuccess(Run run, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> run.pump().succeeded(run.pauses());
            case Outcome.DeadLetter dead -> run.pump().succeeded(run.pauses());
            case Outcome.RetryLater retry -> {}
            case Outcome.Crashed crashed -> {}
            case Outcome.Pause pause -> {}
        }
    }

    private boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
