package dev.switchboard.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One circuit per name: opens when half of the last 20 calls failed, and lets 3 calls try after 30 seconds. */
final class Circuits {
    private final ConcurrentMap<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig config;
    private final Clock clock;
    private final CircuitListener listener;

    Circuits(Clock wall, CircuitListener listener) {
        this.clock = new SteadyClock(wall);
        this.listener = listener;
        this.config = CircuitBreakerConfig.custom()
                .slidingWindow(20, 5, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Circuit.OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(3)
                .clock(clock)
                .build();
    }

    Circuit named(String name) {
        return circuits.computeIfAbsent(name, key -> new Circuit(CircuitBreaker.of(key, config), clock, listener));
    }

    List<CircuitSnapshot> snapshot() {
        return circuits.values().stream().map(Circuit::snapshot).toList();
    }
}
