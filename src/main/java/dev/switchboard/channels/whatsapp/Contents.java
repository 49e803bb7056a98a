package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.MediaKind;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, by its {@code type}: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">message types</a>. A type
 * that is not here is one the customer sees and we do not: it is kept by its name.
 */
final class Contents {
    private static final Map<String, Function<JsonSlice, Content>> TYPES = Map.ofEntries(
            Map.entry("image", message -> MediaContent.of(message.get("image"), MediaKind.IMAGE)),
            Map.entry("video", message -> MediaContent.of(message.get("video"), MediaKind.VIDEO)),
            Map.entry("audio", message -> MediaContent.ofAudio(message.get("audio"))),
            Map.entry("document", message -> MediaContent.of(message.get("document"), MediaKind.DOCUMENT)),
            Map.entry("sticker", message -> MediaContent.of(message.get("sticker"), MediaKind.STICKER)),
            Map.entry("location", message -> LocationContent.of(message.get("location"))),
            Map.entry("contacts", message -> CardContent.of(message.get("contacts"))),
            Map.entry("interactive", message -> InteractiveContent.of(message.get("interactive"))),
            Map.entry("button", message -> InteractiveContent.ofButton(message.get("button"))),
            Map.entry("order", message -> OrderContent.of(message.get("order"))),
            Map.entry("template", message -> template(message.get("template"))),
            Map.entry("unsupported", message -> new Content.Other("unsupported", original(message))));

    /** Those that say nothing themselves. */
    private static final Set<String> OTHERS = Set.of("text", "reaction", "edit", "revoke", "system");

    private Contents() {}

    static boolean isType(String name) {
        return TYPES.containsKey(name) || OTHERS.contains(name);
    }

    /** Null for a text without a text. */
    static @Nullable Content of(JsonSlice message, String type) {
        if (type.equals("text")) {
            return text(message.get("text"));
        }
        Function<JsonSlice, Content> reader = TYPES.get(type);
        return reader != null ? reader.apply(message) : new Content.Other(JsonText.word(type), null);
    }

    private static @Nullable Content text(@Nullable JsonSlice text) {
        JsonSlice body = text == null ? null : text.get("body");
        String words = body == null ? null : body.text();
        return words == null ? null : new Content.Text(words);
    }

    /** What another app sent by a template: its name is all that is told. */
    private static Content template(@Nullable JsonSlice template) {
        String name = template == null ? null : template.textAt("name");
        return new Content.Attachment("template", null, null, name, null);
    }

    /** What it was before WhatsApp could not show it. */
    private static @Nullable String original(JsonSlice message) {
        return message.textAt("unsupported", "type");
    }
}
