package dev.switchboard.sandbox.simulate;

import dev.switchboard.message.Platform;
import java.net.URI;
import java.time.Duration;

/**
 * A load.
 *
 * @param rate messages a second
 * @param length for how long
 * @param customers how many write, in turn
 * @param connections most requests under way
 * @param patience how long to wait for answers after the last one came
 */
public record LoadOptions(
        URI url, Platform platform, int rate, Duration length, int customers, int connections, Duration patience) {

    int total() {
        return Math.toIntExact(rate * length.toMillis() / 1000);
    }
}
