package dev.switchboard.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentJsonTest {
    private static final Content.Media PHOTO = media(Content.MediaKind.IMAGE, "Sunset", null);

    static List<Content> contents() {
        return List.of(
                new Content.Text("Hi"),
                PHOTO,
                media(Content.MediaKind.VOICE, null, null),
                new Content.Location(-33.5, 151.25, null, "1 Pier", null),
                new Content.SharedContacts(
                        List.of(new Content.Contact("Ana Lima", List.of("+1 555 000"), List.of("a@b.c"), null)),
                        "other"),
                new Content.Choice(Content.ChoiceKind.LIST_REPLY, "row-1", "Blue", "the dark one"),
                new Content.FormReply("flow", "Sent", "{not json"),
                new Content.Order("cat", "", List.of(new Content.OrderItem("sku", "2", "9.50", "EUR"))),
                new Content.StoryReply(PHOTO, "17", "https://x.example/s"),
                new Content.StoryReply(new Content.Text("wow"), null, null),
                new Content.StoryMention("https://x.example/s", null),
                new Content.Attachment("ig_reel", "12", "https://x.example/r", "Reel", "look"),
                new Content.Several("two", List.of(PHOTO, new Content.Attachment("share", null, null, null, null))),
                new Content.Other("unsupported", "poll_creation"));
    }

    private static Content.Media media(Content.MediaKind kind, String caption, String filename) {
        return new Content.Media(kind, "1", null, "image/jpeg", "abc=", caption, filename, false);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void what_is_written_is_read_again(Content content) {
        String json = ContentJson.write(content, MessageContext.NONE);
        assertThat(ContentJson.read(content.type(), content.asText(), json)).isEqualTo(content);
    }

    @Test
    void a_text_needs_no_json() {
        assertThat(ContentJson.write(new Content.Text("Hi"), MessageContext.answering("wamid.1")))
                .isNull();
    }

    @Test
    void what_comes_beside_a_text_is_read_again_and_the_text_is_still_one() {
        MessageContext context = new MessageContext(
                null,
                true,
                false,
                new MessageContext.Product("cat", "sku"),
                new Referral("ad", "12", "https://fb.me/x", "Sale", null, "clid", null),
                "group",
                List.of(new Receipt.Failure("131051", "unknown")));
        String json = ContentJson.write(new Content.Text("Hi"), context);
        assertThat(ContentJson.context(json)).isEqualTo(context);
        assertThat(ContentJson.read("text", "Hi", json)).isEqualTo(new Content.Text("Hi"));
    }

    @Test
    void what_is_no_content_is_shown_by_its_type() {
        assertThat(ContentJson.read("poll", "[poll]", "{broken")).isEqualTo(new Content.Other("poll", null));
        assertThat(ContentJson.context("5")).isEqualTo(MessageContext.NONE);
    }

    @Test
    void every_kind_has_words() {
        assertThat(contents().stream().map(Content::asText))
                .containsExactly(
                        "Hi",
                        "[image] Sunset",
                        "[voice]",
                        "[location] -33.5,151.25",
                        "[contacts] Ana Lima",
                        "Blue",
                        "[form] flow",
                        "[order] 1 items",
                        "[image] Sunset",
                        "wow",
                        "[story mention]",
                        "[ig_reel] look",
                        "two [image] Sunset [share]",
                        "[unsupported]");
        assertThat(media(Content.MediaKind.DOCUMENT, null, "offer.pdf").asText())
                .isEqualTo("[document] offer.pdf");
    }
}
