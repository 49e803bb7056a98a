package dev.switchboard.channels.meta;

import java.net.URI;

/**
 * Where an account is on the Graph API.
 *
 * @param base such as {@code https://graph.facebook.com}
 * @param id its id there; {@code me} for the one the token belongs to
 */
public record GraphNode(URI base, String id) {}
