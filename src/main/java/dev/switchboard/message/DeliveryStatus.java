package dev.switchboard.message;

import java.util.Locale;

/**
 * How far a message of ours has come. The order is a lattice: a status only ever moves up, so receipts may arrive in
 * any order and end in the same state. A failure gives way to proof of delivery, never to {@code sent}.
 */
public enum DeliveryStatus {
    PENDING,
    /** The call left and no answer came: it may or may not have been sent. */
    UNCERTAIN,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    /** Position in the lattice, as kept in the store. */
    public int rank() {
        return ordinal();
    }

    /** The status of that rank. */
    public static DeliveryStatus ofRank(int rank) {
        return values()[rank];
    }

    /** True when this status tells more than the other. */
    public boolean isAfter(DeliveryStatus other) {
        return rank() > other.rank();
    }

    /** The reference's three-valued status: pending, sent or failed. */
    public String coarse() {
        return switch (this) {
            case PENDING, UNCERTAIN -> "pending";
            case FAILED -> "failed";
            case SENT, DELIVERED, READ, PLAYED -> "sent";
        };
    }
}
