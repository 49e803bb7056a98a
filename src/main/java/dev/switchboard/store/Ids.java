package dev.switchboard.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7: they begin with the time, so that rows made one after the other lie side by side in an
 * index. See <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562</a>.
 */
public final class Ids {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id. */
    public String next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0xfffL);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The smallest id of that time: everything older sorts before it. */
    public static String floor(long epochMillis) {
        return new UUID((Math.max(epochMillis, 0) << 16) | 0x7000L, 0x8000_0000_0000_0000L).toString();
    }
}
