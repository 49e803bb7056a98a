package dev.switchboard.channels.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.message.JsonBuffers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a visitor did, in the shape it is kept: what a platform's webhook is to the other channels. The server makes
 * it of a request it has checked; nothing in it but the words is the visitor's to choose.
 *
 * @param site key of the site
 * @param sessionId {@code web-…}
 * @param at when we took it, epoch milliseconds
 * @param message what was written; null for none
 * @param read which messages were seen; null for none
 * @param joined the session this one belongs to from now on; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebchatBody(
        String site,
        String sessionId,
        long at,
        @Nullable Message message,
        @Nullable List<String> read,
        @Nullable String joined) {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonBuffers.factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A message of a visitor.
     *
     * @param clientMessageId the widget's own, unique in the session
     * @param choice the chip that was pressed; null when it was typed
     * @param name as the site calls the visitor; null for a stranger
     * @param came how the visitor came; with the first message of a session only
     * @param client where from; null unless the installation keeps that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(
            String clientMessageId,
            String text,
            @Nullable Choice choice,
            @Nullable String name,
            @Nullable Came came,
            @Nullable Client client) {}

    /** The chip of a message that was pressed. @param messageId the message that offered it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choice(String id, @Nullable String messageId) {}

    /** The page where a visitor began to write, and what led to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Came(
            @Nullable String page,
            @Nullable String referrer,
            @Nullable String locale) {}

    /** What tells a browser from others. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Client(@Nullable String address, @Nullable String userAgent) {}

    /** A visitor wrote. */
    public static WebchatBody message(SessionToken session, long at, Message message) {
        return new WebchatBody(session.site(), session.sessionId(), at, message, null, null);
    }

    /** A visitor saw messages of ours. */
    public static WebchatBody read(SessionToken session, long at, List<String> messageIds) {
        return new WebchatBody(session.site(), session.sessionId(), at, null, messageIds, null);
    }

    /** A stranger turned out to be somebody the site knows. @param known that visitor's session */
    public static WebchatBody joined(SessionToken session, long at, String known) {
        return new WebchatBody(session.site(), session.sessionId(), at, null, null, known);
    }

    /** The body of those bytes; empty when they are none. Bytes that are no UTF-8 cost a letter, as everywhere. */
    static Optional<WebchatBody> read(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readValue(new String(bytes, StandardCharsets.UTF_8), WebchatBody.class));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The bytes. */
    public byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that cannot be written", e);
        }
    }

    /** Whether it is what that token's session does. */
    boolean isOf(SessionToken token) {
        return token.site().equals(site) && token.sessionId().equals(sessionId);
    }

    /** The id of a message in the store. Unique on its site, because it begins with the session. */
    public static String messageId(String sessionId, String clientMessageId) {
        return sessionId + "." + clientMessageId;
    }

    /** The widget's own id of a message of that id; null for one of ours. */
    public static @Nullable String clientMessageId(String messageId) {
        int dot = messageId.indexOf('.');
        return messageId.startsWith("web-") && dot > 0 ? messageId.substring(dot + 1) : null;
    }
}
