package dev.switchboard.outbound;

/**
 * A circuit as it stands, for metrics and health.
 *
 * @param failureRate percent of the last calls; negative while there are too few to say
 */
public record CircuitSnapshot(String name, CircuitState state, float failureRate) {}
