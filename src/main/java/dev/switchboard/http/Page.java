package dev.switchboard.http;

/**
 * Where in a list an answer stands.
 *
 * @param total how many match, before paging
 * @param limit as applied, which may be less than was asked for
 * @param hasMore whether any follow
 */
public record Page(long total, int limit, long offset, boolean hasMore) {

    /** @param returned how many this answer holds */
    public static Page of(long total, int limit, long offset, int returned) {
        return new Page(total, limit, offset, offset < total - returned);
    }
}
