package dev.switchboard.http;

/**
 * A route of the server.
 *
 * @param method in capitals
 * @param path the pattern, e.g. <code>/users/{user_id}/leads</code>
 */
public record Route(String method, String path, Access access) {}
