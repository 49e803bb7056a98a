package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Choice;
import dev.switchboard.message.Content.ChoiceKind;
import dev.switchboard.message.Content.FormReply;
import dev.switchboard.message.Content.Other;
import org.jspecify.annotations.Nullable;

/**
 * What was picked or filled in: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/interactive">interactive</a>.
 * Every part of it has been seen missing.
 */
final class InteractiveContent {
    private InteractiveContent() {}

    static Content of(@Nullable JsonSlice interactive) {
        if (interactive == null || !interactive.isObject()) {
            return new Other("interactive", null);
        }
        String type = typeOf(interactive);
        JsonSlice inner = interactive.get(type);
        return inner == null || !inner.isObject() ? shown(interactive, type) : answered(interactive, type, inner);
    }

    private static Content answered(JsonSlice interactive, String type, JsonSlice inner) {
        return switch (type) {
            case "button_reply" -> choice(ChoiceKind.BUTTON_REPLY, inner, "title");
            case "list_reply" -> choice(ChoiceKind.LIST_REPLY, inner, "title");
            case "nfm_reply" -> form(inner);
            case "call_permission_reply" -> permission(inner);
            default -> shown(interactive, type);
        };
    }

    private static String typeOf(JsonSlice interactive) {
        String type = interactive.textAt("type");
        return type != null
                ? type
                : interactive.members().stream()
                        .map(JsonSlice.Member::name)
                        .findFirst()
                        .orElse("interactive");
    }

    /** The button of a template. */
    static Content ofButton(@Nullable JsonSlice button) {
        String payload = button == null ? null : button.textAt("payload");
        String text = button == null ? null : button.textAt("text");
        return new Choice(ChoiceKind.QUICK_REPLY, payload, text != null ? text : orEmpty(payload), null);
    }

    private static Choice choice(ChoiceKind kind, JsonSlice reply, String title) {
        String id = reply.textAt("id");
        String words = Person.either(reply.textAt(title), id);
        return new Choice(kind, id, orEmpty(words), reply.textAt("description"));
    }

    private static Choice permission(JsonSlice reply) {
        String response = reply.textAt("response");
        return new Choice(ChoiceKind.CALL_PERMISSION_REPLY, response, orEmpty(response), null);
    }

    /** The answers are JSON inside a string, by the book. */
    private static FormReply form(JsonSlice reply) {
        JsonSlice answers = reply.get("response_json");
        String text = answers == null ? "" : answers.text();
        String json = text != null || answers == null ? orEmpty(text) : answers.json();
        return new FormReply(reply.textAt("name"), reply.textAt("body"), json);
    }

    /** A kind to come, or one that only a business sends and that is shown to us as a copy. */
    private static Content shown(JsonSlice interactive, String type) {
        String words = interactive.textAt("body", "text");
        String word = JsonText.word(type);
        return words == null
                ? new Other(word, null)
                : new Content.Attachment(word, null, null, interactive.textAt("header", "text"), words);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
