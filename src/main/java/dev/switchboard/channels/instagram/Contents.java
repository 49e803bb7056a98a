package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Choice;
import dev.switchboard.message.Content.ChoiceKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@code message} says. Any may lack anything: nothing at all is a content too. */
final class Contents {
    private Contents() {}

    static Content of(JsonSlice message) {
        JsonSlice story = story(message);
        Content said = said(message);
        return story == null ? said : new Content.StoryReply(said, story.textAt("id"), story.textAt("url"));
    }

    private static @Nullable JsonSlice story(JsonSlice message) {
        JsonSlice replyTo = message.get("reply_to");
        JsonSlice story = replyTo == null ? null : replyTo.get("story");
        return story != null && story.isObject() ? story : null;
    }

    private static Content said(JsonSlice message) {
        String text = message.textAt("text");
        List<JsonSlice> attachments = attachments(message);
        if (attachments.size() == 1) {
            return Attachments.read(attachments.getFirst(), text);
        }
        if (!attachments.isEmpty()) {
            return new Content.Several(
                    text, attachments.stream().map(Attachments::read).toList());
        }
        JsonSlice quickReply = message.get("quick_reply");
        if (quickReply != null && quickReply.isObject()) {
            return choice(text, quickReply.textAt("payload"));
        }
        return text != null ? new Content.Text(text) : nothing(message);
    }

    /** A list, or what should stand in one. */
    private static List<JsonSlice> attachments(JsonSlice message) {
        JsonSlice attachments = message.get("attachments");
        if (attachments == null) {
            return List.of();
        }
        return attachments.isObject() ? List.of(attachments) : attachments.elements();
    }

    private static Choice choice(@Nullable String text, @Nullable String payload) {
        return new Choice(ChoiceKind.QUICK_REPLY, payload, Objects.requireNonNullElse(text, ""), null);
    }

    private static Content nothing(JsonSlice message) {
        return new Content.Other(message.isTrue("is_unsupported") ? "unsupported" : "empty", null);
    }
}
