package dev.switchboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list an answer stands.
 *
 * @param total how many match, before paging
 * @param limit as applied, which may be less than was asked for
 * @param hasMore whether any follow
 * @param nextCursor what to ask for as {@code cursor} to go on; null when none follow, or the list has no cursors
 */
public record Page(
        long total,
        int limit,
        long offset,
        boolean hasMore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {

    /** @param returned how many this answer holds */
    public static Page of(long total, int limit, long offset, int returned) {
        return new Page(total, limit, offset, offset < total - returned, null);
    }
}
