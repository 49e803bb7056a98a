package dev.switchboard.channels.meta;

import dev.switchboard.message.InboundEvent;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one body as they are found. It has room for ten times what Meta puts into a webhook, and for slices
 * that are four times the body together: beyond that, cutting out each would cost more than the body is worth, and a
 * reader keeps the rest whole, as one event.
 */
public final class Batch extends AbstractList<InboundEvent> {
    /** The reason told of what is kept whole. */
    public static final String TOO_MANY = "more than a webhook may hold: kept whole, to be replayed";

    private static final int MOST_COPIES = 4;
    private static final long SLACK = 1 << 20;

    private final String object;
    private final long mostChars;
    private final List<InboundEvent> events = new ArrayList<>();
    private long chars;

    /**
     * @param object what the body is about, such as {@code instagram}
     * @param bodyChars how long it is
     */
    Batch(String object, int bodyChars) {
        this.object = object;
        this.mostChars = (long) bodyChars * MOST_COPIES + SLACK;
    }

    /** What the body is about, such as {@code instagram}. */
    public String object() {
        return object;
    }

    /** True when what is left must be kept whole. */
    public boolean isFull() {
        return events.size() >= WebhookBody.MOST_EVENTS || chars > mostChars;
    }

    @Override
    public boolean add(InboundEvent event) {
        chars += event.raw().length();
        return events.add(event);
    }

    @Override
    public InboundEvent get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }
}
