package dev.switchboard.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Stops calling a server that fails, and tries it again after a while. */
final class Circuit {
    static final Duration OPEN_FOR = Duration.ofSeconds(30);
    private static final Duration WHILE_TRYING = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant openUntil = Instant.EPOCH;

    Circuit(CircuitBreaker breaker, Clock clock, CircuitListener listener) {
        this.breaker = breaker;
        this.clock = clock;
        breaker.getEventPublisher().onStateTransition(event -> {
            openUntil = clock.instant().plus(OPEN_FOR);
            listener.changed(
                    breaker.getName(),
                    stateOf(event.getStateTransition().getFromState()),
                    stateOf(event.getStateTransition().getToState()));
        });
    }

    OutboundResult guard(Supplier<OutboundResult> call, Predicate<OutboundResult.Answered> failed) {
        if (!breaker.tryAcquirePermission()) {
            return new OutboundResult.CircuitOpen(retryAfter());
        }
        boolean settled = false;
        try {
            OutboundResult result = call.get();
            settle(result, failed);
            settled = true;
            return result;
        } finally {
            if (!settled) {
                breaker.releasePermission();
            }
        }
    }

    private void settle(OutboundResult result, Predicate<OutboundResult.Answered> failed) {
        switch (result) {
            case OutboundResult.Answered answer -> record(failed.test(answer));
            case OutboundResult.Unknown unknown -> record(true);
            case OutboundResult.TooLarge tooLarge -> record(true);
            case OutboundResult.NotSent notSent when !notSent.reason().isOurs() -> record(true);
            case OutboundResult.NotSent notSent -> breaker.releasePermission();
            case OutboundResult.CircuitOpen open -> breaker.releasePermission();
        }
    }

    /** Only the count of failures matters, never how long a call took: deadlines see to that. */
    private void record(boolean failure) {
        if (failure) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new CallFailed());
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    private Duration retryAfter() {
        Duration left = Duration.between(clock.instant(), openUntil);
        boolean trying = breaker.getState() != CircuitBreaker.State.OPEN;
        return trying || left.compareTo(WHILE_TRYING) < 0 ? WHILE_TRYING : left;
    }

    CircuitSnapshot snapshot() {
        return new CircuitSnapshot(
                breaker.getName(),
                stateOf(breaker.getState()),
                breaker.getMetrics().getFailureRate());
    }

    private static CircuitState stateOf(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitState.CLOSED;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case OPEN, FORCED_OPEN -> CircuitState.OPEN;
        };
    }

    /** The library counts exceptions; ours are results, so one stands for all. */
    private static final class CallFailed extends RuntimeException {
        CallFailed() {
            super("call failed", null, false, false);
        }
    }
}
