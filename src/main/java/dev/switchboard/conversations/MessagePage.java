package dev.switchboard.conversations;

import java.util.List;

/**
 * Some of the messages that match.
 *
 * @param total how many match in all
 */
public record MessagePage(List<MessageView> messages, long total) {}
