package dev.switchboard.ops;

import java.util.function.BooleanSupplier;

/**
 * Something that must work before this process should get traffic.
 *
 * @param name shown to operators, e.g. {@code store}
 * @param passes false or an exception when it does not work now; must answer quickly
 */
public record HealthCheck(String name, BooleanSupplier passes) {

    /** Whether it works now. */
    public boolean isPassing() {
        try {
            return passes.getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
