package dev.switchboard.message;

/**
 * What makes two messages part of the same conversation.
 *
 * @param userId the tenant
 * @param account the number, page or site written to
 * @param customer phone, Instagram-scoped id or webchat session id of the one who writes
 */
public record ConversationKey(String userId, AccountKey account, String customer) {}
