package dev.switchboard.message;

import java.util.Locale;

/** By which way we learned of a message, and so whether it is ours to answer. */
public enum Origin {
    /** It was sent to us just now. */
    LIVE,
    /** Another app has the conversation ({@code standby}): recorded, never answered. */
    STANDBY,
    /** It was said before we were connected ({@code history}): recorded, never answered. */
    HISTORY;

    /** What kinds of events begin with: empty for what is live. */
    String prefix() {
        return this == LIVE ? "" : name().toLowerCase(Locale.ROOT) + ".";
    }
}
