package dev.switchboard.leads;

import java.util.Comparator;

/** Where a message stands among all of a lead: the order in which the API shows them. */
public record MessagePlace(long timestamp, String conversationId, long sequenceNo) implements Comparable<MessagePlace> {
    private static final Comparator<MessagePlace> ORDER = Comparator.comparingLong(MessagePlace::timestamp)
            .thenComparing(MessagePlace::conversationId)
            .thenComparingLong(MessagePlace::sequenceNo);

    @Override
    public int compareTo(MessagePlace other) {
        return ORDER.compare(this, other);
    }
}
