package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import java.util.List;

/**
 * What a person can do on Instagram, as a {@code messaging} element without sender, recipient and timestamp. See <a
 * href="https://developers.facebook.com/docs/instagram-platform/webhooks/examples">examples</a>.
 */
final class InstagramActs {
    static final List<Act> ALL = List.of(
            Act.of("image", "Photo"),
            Act.of("video", "Video"),
            Act.of("audio", "Voice clip"),
            Act.of("like_heart", "Heart"),
            Act.of("share", "Shared post"),
            Act.of("reel", "Shared reel"),
            Act.of("story_reply", "Story reply"),
            Act.of("story_mention", "Story mention"),
            Act.of("postback", "Ice breaker"),
            Act.of("ad", "From an ad"),
            Act.onAnswer("reply", "Reply to it"),
            Act.onAnswer("quick_reply", "Quick reply"),
            Act.onAnswer("reaction", "React to it"),
            Act.onAnswer("unreact", "Unreact"),
            Act.onOwn("edit", "Edit last"),
            Act.onOwn("unsend", "Unsend last"));

    private InstagramActs() {}

    static ObjectNode payload(String kind, Chat chat, MetaIds ids) {
        return switch (kind) {
            case "image", "video", "audio", "share", "story_mention" -> attached(kind, chat, ids);
            case "like_heart" -> message(attachments(MetaJson.object(), kind));
            case "reel" -> reel(chat, ids);
            case "story_reply" -> message(storyReply(chat, ids));
            case "postback" -> postback(chat);
            case "ad" -> message(ad(chat));
            case "reply" -> message(reply(chat));
            case "quick_reply" -> message(quickReply(chat));
            case "reaction" -> react(chat);
            case "unreact" -> reaction(chat, "unreact");
            case "edit" -> edit(chat);
            case "unsend" ->
                message(MetaJson.object().put("mid", chat.own().id()).put("is_deleted", true));
            default -> throw new BadRequestResponse("no such kind on Instagram: " + kind);
        };
    }

    private static ObjectNode message(ObjectNode message) {
        return MetaJson.object().set("message", message);
    }

    private static ObjectNode said(String text) {
        return MetaJson.object().put("text", text);
    }

    private static ObjectNode attachments(ObjectNode message, String type) {
        message.putArray("attachments").addObject().put("type", type);
        return message;
    }

    private static ObjectNode attached(String type, Chat chat, MetaIds ids) {
        ObjectNode message = chat.text() == null ? MetaJson.object() : said(chat.text());
        ObjectNode attachment = (ObjectNode) attachments(message, type).at("/attachments/0");
        attachment.putObject("payload").put("url", url(chat, ids));
        return message(message);
    }

    private static ObjectNode reel(Chat chat, MetaIds ids) {
        ObjectNode message = attachments(MetaJson.object(), "ig_reel");
        ((ObjectNode) message.at("/attachments/0"))
                .putObject("payload")
                .put("reel_video_id", ids.number())
                .put("title", chat.textOr("How we fold croissants"))
                .put("url", url(chat, ids));
        return message(message);
    }

    /** As the platform's: fetched without a token, and without a name to guess the type from. */
    private static String url(Chat chat, MetaIds ids) {
        return chat.origin() + "/sandbox/assets/photo.png?asset_id=" + ids.number() + "&signature=" + ids.trace();
    }

    private static ObjectNode storyReply(Chat chat, MetaIds ids) {
        ObjectNode message = said(chat.textOr("Where is this? I want to go!"));
        message.putObject("reply_to").putObject("story").put("id", ids.number()).put("url", url(chat, ids));
        return message;
    }

    private static ObjectNode postback(Chat chat) {
        ObjectNode payload = MetaJson.object();
        payload.putObject("postback")
                .put("title", chat.textOr("What are your prices?"))
                .put("payload", "PRICES");
        return payload;
    }

    private static ObjectNode ad(Chat chat) {
        ObjectNode message = said(chat.textOr("I saw your ad. Is it still on?"));
        ObjectNode referral = message.putObject("referral").put("ref", "summer").put("ad_id", "120200000000000001");
        referral.put("source", "ADS").put("type", "OPEN_THREAD");
        referral.putObject("ads_context_data").put("ad_title", "Cake of the week");
        return message;
    }

    private static ObjectNode reply(Chat chat) {
        ObjectNode message = said(chat.textOr("About that: yes!"));
        message.putObject("reply_to").put("mid", chat.answer().id());
        return message;
    }

    /** The first of those offered; any, when none were: a customer's phone may still show older ones. */
    private static ObjectNode quickReply(Chat chat) {
        JsonNode sent = chat.answer().content();
        JsonNode inside = sent.at("/message/quick_replies/0");
        JsonNode offered = inside.isObject() ? inside : sent.at("/quick_replies/0");
        ObjectNode message = said(offered.path("title").asText(chat.textOr("Yes")));
        message.putObject("quick_reply").put("payload", offered.path("payload").asText("YES"));
        return message;
    }

    private static ObjectNode reaction(Chat chat, String action) {
        ObjectNode payload = MetaJson.object();
        payload.putObject("reaction").put("mid", chat.answer().id()).put("action", action);
        return payload;
    }

    private static ObjectNode react(Chat chat) {
        ObjectNode payload = reaction(chat, "react");
        ((ObjectNode) payload.path("reaction"))
                .put("reaction", chat.text() == null ? "love" : "other")
                .put("emoji", chat.textOr("\u2764"));
        return payload;
    }

    private static ObjectNode edit(Chat chat) {
        String id = chat.own().id();
        ObjectNode payload = MetaJson.object();
        payload.putObject("message_edit")
                .put("mid", id)
                .put("text", chat.textOr("On second thought, this"))
                .put("num_edit", chat.edits("/message_edit/mid", id) + 1);
        return payload;
    }
}
