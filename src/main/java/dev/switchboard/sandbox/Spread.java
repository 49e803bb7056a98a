package dev.switchboard.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Spreads what shares a body over three entries of two changes. */
final class Spread {
    private static final int ENTRIES = 3;
    private static final int CHANGES = 2;

    private Spread() {}

    /** Entries of changes of events, in order; a single event is one entry of one change. */
    static List<List<List<OwedWebhook>>> entries(List<OwedWebhook> events) {
        return parts(parts(events, ENTRIES * CHANGES), ENTRIES);
    }

    /** That many parts of about the same size; fewer when there is less. */
    private static <T> List<List<T>> parts(List<T> all, int count) {
        int size = Math.ceilDiv(all.size(), count);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
