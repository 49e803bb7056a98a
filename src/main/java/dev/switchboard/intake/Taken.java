package dev.switchboard.intake;

/**
 * What was taken of a webhook, counted.
 *
 * @param duplicates delivered before
 * @param echoes of what our accounts sent
 * @param others that changed or told something else: edits, reactions, ids, calls, notices …
 */
public record Taken(int messages, int duplicates, int receipts, int echoes, int others, int unrecognized, int parked) {
    public static final Taken NOTHING = new Taken(0, 0, 0, 0, 0, 0, 0);
    static final Taken MESSAGE = new Taken(1, 0, 0, 0, 0, 0, 0);
    static final Taken DUPLICATE = new Taken(0, 1, 0, 0, 0, 0, 0);
    static final Taken RECEIPT = new Taken(0, 0, 1, 0, 0, 0, 0);
    static final Taken ECHO = new Taken(0, 0, 0, 1, 0, 0, 0);
    static final Taken OTHER = new Taken(0, 0, 0, 0, 1, 0, 0);
    static final Taken UNRECOGNIZED = new Taken(0, 0, 0, 0, 0, 1, 0);
    static final Taken PARKED = new Taken(0, 0, 0, 0, 0, 0, 1);

    /** This, unless it was delivered before. */
    Taken ifNew(boolean isNew) {
        return isNew ? this : DUPLICATE;
    }

    /** The sum of the two. */
    public Taken plus(Taken other) {
        return new Taken(
                messages + other.messages,
                duplicates + other.duplicates,
                receipts + other.receipts,
                echoes + other.echoes,
                others + other.others,
                unrecognized + other.unrecognized,
                parked + other.parked);
    }
}
