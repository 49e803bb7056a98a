package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A well formed request to send a message on Instagram.
 *
 * @param to the customer's id, scoped to the account
 * @param byHuman tagged as written by a person: the window is seven days then
 * @param type {@code text} or the type of the attachment
 * @param body the whole request
 */
record InstagramSend(
        String to, boolean byHuman, String type, @Nullable String text, JsonNode body) {}
