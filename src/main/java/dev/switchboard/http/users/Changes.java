package dev.switchboard.http.users;

import dev.switchboard.http.ApiException;
import dev.switchboard.tenants.Change;

/** What became of a wish to change something, as an answer. */
final class Changes {
    private Changes() {}

    /**
     * What was done.
     *
     * @throws ApiException 404 when there is nothing to change, 409 when something is in the way
     */
    static <T> Change.Done<T> done(Change<T> change) {
        return switch (change) {
            case Change.Done<T> done -> done;
            case Change.NotFound<T> missing -> throw ApiException.notFound(missing.what());
            case Change.Refused<T> refused -> throw ApiException.conflict(refused.reason());
        };
    }
}
