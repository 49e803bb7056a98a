package dev.switchboard.leads;

import java.util.Comparator;

/** Where a message stands among all of a lead: the order in which the API shows them. */
public record MessagePlace(long timestamp, String conversationId, long sequenceNo) implements Comparable<MessagePlace> {
    private static final Comparator<MessagePlace> ORDER = Comparator.comparingLong(MessagePlace::timestamp)
            .thenComparing(MessagePlace::conversationId)
            .thenComparingLong(MessagePlace::sequenceNo);
    static final long DAY_MS = 86_400_000L;

    /** The UTC day of that time, since 1970. */
    static long dayOf(long epochMillis) {
        return epochMillis / DAY_MS;
    }

    long day() {
        return dayOf(timestamp);
    }

    @Override
    public int compareTo(MessagePlace other) {
        return ORDER.compare(this, other);
    }
}
