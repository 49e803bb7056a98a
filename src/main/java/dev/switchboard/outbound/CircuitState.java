package dev.switchboard.outbound;

import java.util.Locale;

/** Whether calls under a name are let through. */
public enum CircuitState {
    CLOSED,
    /** A few trial calls decide. */
    HALF_OPEN,
    OPEN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
