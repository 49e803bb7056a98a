package dev.switchboard.channels.meta;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * When something in a webhook happened.
 *
 * @param at epoch milliseconds
 * @param missing when it came, where nothing in the webhook tells the time: to be kept with it so that a replay finds it
 */
public record Stamp(long at, @Nullable Long missing) {

    /** The element's own time; else the entry's; else now: a time we cannot read must not lose a message. */
    public static Stamp of(JsonSlice element, JsonSlice entry, Clock clock) {
        Long own = Times.millis(element, "timestamp");
        if (own != null) {
            return new Stamp(own, null);
        }
        Long entryTime = Times.millis(entry, "time");
        Long known = entryTime != null ? entryTime : Times.millis(entry, RawEntry.RECEIVED);
        if (known != null) {
            return new Stamp(known, null);
        }
        long now = clock.millis();
        return new Stamp(now, Times.areMillis(now) ? now : null);
    }
}
