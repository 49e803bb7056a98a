package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, with who took part in it and where it stood.
 *
 * @param origin {@link Origin#STANDBY} when another app has the conversation
 */
record Element(JsonSlice json, Parties parties, Spot spot, Stamp stamp, Origin origin) {
    private static final String PREFIX = "ig.";

    @Nullable
    AccountKey account() {
        return parties.account();
    }

    /** The other side; null when it is not told. */
    @Nullable
    CustomerIds customer() {
        String customer = parties.customer();
        return customer == null ? null : CustomerIds.of(customer);
    }

    boolean fromUs() {
        return parties.fromUs();
    }

    /** When it happened, epoch milliseconds. */
    long at() {
        return stamp.at();
    }

    /** The body to keep of what tells its time. */
    String raw() {
        return spot.raw(stamp.missing());
    }

    /** Understood, nothing to do. */
    Noted noted(String kind, @Nullable String eventId) {
        String copy = origin == Origin.STANDBY ? "standby:" : "";
        String id = eventId == null ? null : copy + eventId;
        return new Noted(account(), kind, customer(), id, spot.raw(null));
    }

    /** Not understood, as it came. */
    Unrecognized unrecognized(String kind, String reason) {
        return new Unrecognized(account(), PREFIX + kind, reason, spot.raw(null));
    }

    /** Not understood for want of what it needs. */
    Unrecognized incomplete(String kind, @Nullable String mid) {
        return unrecognized(kind, account() == null ? "no account" : mid == null ? "no mid" : "no sender");
    }
}
