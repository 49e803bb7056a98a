package dev.switchboard.queue;

/**
 * The unit of order: items of one lane are worked one claim at a time, in the order they came.
 *
 * @param kind which handler works it, e.g. {@code relay}
 * @param key the conversation, lead or endpoint
 */
public record Lane(String userId, String kind, String key) {}
