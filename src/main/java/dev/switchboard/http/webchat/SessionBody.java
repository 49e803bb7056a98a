package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a widget says when it begins a session. */
record SessionBody(
        @Nullable String page,
        @Nullable String referrer,
        @Nullable String locale,
        @Nullable Identity identity) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_LOCALE = 35;
    private static final int LONGEST_ID = 200;

    /** Who the site says the visitor is. @param hash hex HMAC-SHA256 of the id under the site's secret */
    record Identity(
            String id, @Nullable String name, @Nullable String email, String hash) {}

    static SessionBody read(ObjectNode body) {
        return new SessionBody(
                cut(body, "page", LONGEST),
                cut(body, "referrer", LONGEST),
                cut(body, "locale", LONGEST_LOCALE),
                identity(body.path("identity")));
    }

    private static @Nullable Identity identity(JsonNode identity) {
        if (identity.isMissingNode() || identity.isNull()) {
            return null;
        }
        JsonNode id = identity.path("id");
        String words = id.isNumber() ? id.asText() : text(identity, "identity.", "id");
        if (words == null || words.length() > LONGEST_ID) {
            throw Problems.invalid("identity.id must be a text of 1 to " + LONGEST_ID + " characters");
        }
        String hash = text(identity, "identity.", "hash");
        if (hash == null) {
            throw Problems.identity("identity.hash is missing: hex HMAC-SHA256 of the id under the site's secret");
        }
        return new Identity(words, cut(identity, "name", LONGEST_ID), cut(identity, "email", LONGEST_ID), hash);
    }

    private static @Nullable String cut(JsonNode body, String field, int longest) {
        String text = text(body, "", field);
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static @Nullable String text(JsonNode body, String place, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Problems.invalid(place + field + " must be a text");
        }
        String text = value.textValue().strip();
        return text.isEmpty() ? null : text;
    }
}
