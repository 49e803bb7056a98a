package dev.switchboard.http;

import java.time.Duration;

/** Told of every answer of a route, e.g. to measure it. Must be quick and must not throw. */
@FunctionalInterface
public interface RequestObserver {

    /**
     * @param route the pattern, e.g. <code>/users/{user_id}/leads</code>; {@code unmatched} when no route was found
     */
    void answered(String method, String route, int status, Duration took);
}
