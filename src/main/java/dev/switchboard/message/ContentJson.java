package dev.switchboard.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Content as JSON: what the store keeps, the API shows and agents are told beside the text. One member tells what it is
 * ({@code media}, {@code location}, {@code contacts}, {@code choice}, {@code form}, {@code order}, {@code story_reply},
 * {@code story_mention}, {@code attachment}, {@code several}, {@code other}); {@code context} stands beside it when there
 * is any. Names are in snake case, what is not known is left out.
 */
public final class ContentJson {
    private static final String CONTEXT = "context";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonBuffers.factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ContentJson() {}

    /** The JSON beside the text; null when the text says it all. */
    public static @Nullable String write(Content content, MessageContext context) {
        if (content instanceof Content.Text && context.onlyReplies()) {
            return null;
        }
        return tree(content, context).toString();
    }

    /** The content and what came beside it; an object without members for a plain text. */
    public static ObjectNode tree(Content content, MessageContext context) {
        ObjectNode json = tree(content);
        if (!context.onlyReplies()) {
            json.set(CONTEXT, MAPPER.valueToTree(context));
        }
        return json;
    }

    /** How a customer came to us, as JSON. */
    public static String write(Referral referral) {
        return MAPPER.valueToTree(referral).toString();
    }

    private static ObjectNode tree(Content content) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (content) {
            case Content.Text text -> {}
            case Content.Media media -> json.set("media", MAPPER.valueToTree(media));
            case Content.Location location -> json.set("location", MAPPER.valueToTree(location));
            case Content.SharedContacts contacts -> json.set("contacts", MAPPER.valueToTree(contacts));
            case Content.Choice choice -> json.set("choice", MAPPER.valueToTree(choice));
            case Content.FormReply form -> json.set("form", MAPPER.valueToTree(form));
            case Content.Order order -> json.set("order", MAPPER.valueToTree(order));
            case Content.StoryMention mention -> json.set("story_mention", MAPPER.valueToTree(mention));
            case Content.Attachment attachment -> json.set("attachment", MAPPER.valueToTree(attachment));
            case Content.Other other -> json.set("other", MAPPER.valueToTree(other));
            case Content.StoryReply reply ->
                json.putObject("story_reply")
                        .put("story_id", reply.storyId())
                        .put("url", reply.url())
                        .set("reply", part(reply.reply()));
            case Content.Several several -> {
                ObjectNode node = json.putObject("several").put("text", several.text());
                several.parts().forEach(part -> node.withArray("parts").add(part(part)));
            }
        }
        return json;
    }

    private static ObjectNode part(Content content) {
        return tree(content).put("type", content.type()).put("text", content.asText());
    }

    /** The content that was written so; what cannot be read is {@link Content.Other}, its text lost to us alone. */
    public static Content read(String type, @Nullable String text, @Nullable String json) {
        if (json == null) {
            return type.equals("text") ? text(text) : new Content.Other(type, null);
        }
        try {
            return read(type, text, MAPPER.readTree(json));
        } catch (JsonProcessingException | RuntimeException e) {
            return new Content.Other(type, null);
        }
    }

    /** The context that was written beside a content; a reply is kept elsewhere. */
    public static MessageContext context(@Nullable String json) {
        if (json == null) {
            return MessageContext.NONE;
        }
        try {
            JsonNode context = MAPPER.readTree(json).path(CONTEXT);
            return context.isObject() ? MAPPER.treeToValue(context, MessageContext.class) : MessageContext.NONE;
        } catch (JsonProcessingException | RuntimeException e) {
            return MessageContext.NONE;
        }
    }

    private static Content read(String type, @Nullable String text, JsonNode json) throws JsonProcessingException {
        for (var member : json.properties()) {
            JsonNode it = member.getValue();
            switch (member.getKey()) {
                case "media":
                    return MAPPER.treeToValue(it, Content.Media.class);
                case "location":
                    return MAPPER.treeToValue(it, Content.Location.class);
                case "contacts":
                    return MAPPER.treeToValue(it, Content.SharedContacts.class);
                case "choice":
                    return MAPPER.treeToValue(it, Content.Choice.class);
                case "form":
                    return MAPPER.treeToValue(it, Content.FormReply.class);
                case "order":
                    return MAPPER.treeToValue(it, Content.Order.class);
                case "story_mention":
                    return MAPPER.treeToValue(it, Content.StoryMention.class);
                case "attachment":
                    return MAPPER.treeToValue(it, Content.Attachment.class);
                case "other":
                    return MAPPER.treeToValue(it, Content.Other.class);
                case "story_reply":
                    return new Content.StoryReply(part(it.path("reply")), textAt(it, "story_id"), textAt(it, "url"));
                case "several":
                    return new Content.Several(textAt(it, "text"), parts(it));
                default:
            }
        }
        return type.equals("text") ? text(text) : new Content.Other(type, null);
    }

    private static Content part(JsonNode part) throws JsonProcessingException {
        return read(part.path("type").asText(), textAt(part, "text"), part);
    }

    private static List<Content> parts(JsonNode several) throws JsonProcessingException {
        List<Content> parts = new ArrayList<>();
        for (JsonNode part : several.path("parts")) {
            parts.add(part(part));
        }
        return parts;
    }

    private static Content text(@Nullable String text) {
        return new Content.Text(Objects.requireNonNullElse(text, ""));
    }

    private static @Nullable String textAt(JsonNode node, String member) {
        return node.path(member).textValue();
    }
}
