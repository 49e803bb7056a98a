package dev.switchboard.leads;

import java.util.Optional;

/** How warm a lead is, as its newest extraction says. */
public enum LeadStatus {
    HOT("Hot"),
    WARM("Warm"),
    COLD("Cold");

    private final String wire;

    LeadStatus(String wire) {
        this.wire = wire;
    }

    /** The name used in JSON and in the store. */
    public String wire() {
        return wire;
    }

    /** The status of that name, in any case; empty when there is none. */
    public static Optional<LeadStatus> of(String name) {
        for (LeadStatus status : values()) {
            if (status.wire.equalsIgnoreCase(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
