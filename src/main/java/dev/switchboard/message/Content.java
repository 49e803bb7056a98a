package dev.switchboard.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, whichever platform carries it. A parser never throws anything away for being incomplete: what
 * may be missing is nullable, and what fits no kind is {@link Attachment} or {@link Other}.
 */
public sealed interface Content {
    /** The wire name of the kind, e.g. {@code text}, {@code voice} or {@code ig_reel}: the {@code type} of the API. */
    String type();

    /** The content as plain words, for lists, histories and search. */
    String asText();

    /** The {@link #type}, with one name for all that a platform may name freely: fit to label a metric. */
    default String family() {
        return this instanceof Attachment ? "attachment" : this instanceof Other ? "other" : type();
    }

    /** Kinds that customers send and we cannot send yet: a sender refuses them, and the compiler sees that it does. */
    sealed interface ReceivedOnly extends Content {}

    /** Plain text of any length; a channel splits it at its own limit. */
    record Text(String body) implements Content {
        @Override
        public String type() {
            return "text";
        }

        @Override
        public String asText() {
            return body;
        }
    }

    /**
     * A file: WhatsApp {@code image}, {@code video}, {@code audio} ({@code voice:true} is {@link MediaKind#VOICE}),
     * {@code sticker}, {@code document}; Instagram attachments {@code image}, {@code video}, {@code audio},
     * {@code file}. A text beside an Instagram attachment is its caption.
     *
     * @param id WhatsApp's id to fetch it by, valid for 7 days; null on Instagram
     * @param url where it lies; expires, within minutes on WhatsApp
     * @param mimeType as given, parameters included ({@code audio/ogg; codecs=opus})
     * @param sha256 as given, base64 or hex
     */
    record Media(
            MediaKind kind,
            @Nullable String id,
            @Nullable String url,
            @Nullable String mimeType,
            @Nullable String sha256,
            @Nullable String caption,
            @Nullable String filename,
            boolean animated)
            implements ReceivedOnly {
        @Override
        public String type() {
            return kind.wire();
        }

        @Override
        public String asText() {
            return Words.of(Words.label(type()), kind == MediaKind.DOCUMENT ? filename : null, caption);
        }
    }

    /** What a file is to the reader. */
    enum MediaKind {
        IMAGE,
        VIDEO,
        AUDIO,
        /** Spoken into the phone. */
        VOICE,
        STICKER,
        DOCUMENT;

        public String wire() {
            return Words.wire(this);
        }
    }

    /** WhatsApp {@code location}; finite numbers only, else it is {@link Other}. */
    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url) implements ReceivedOnly {
        @Override
        public String type() {
            return "location";
        }

        @Override
        public String asText() {
            return Words.of(
                    Words.label(type()), name == null ? Words.plain(latitude) + "," + Words.plain(longitude) : name);
        }
    }

    /**
     * WhatsApp {@code contacts}: people the customer tells us of. Nothing it says is of the customer
     * themself, but for the phone that we had asked for: that is among the ids of who wrote.
     *
     * @param origin {@code contact_request} when we had asked for the customer's own, {@code other}; null when not told
     */
    record SharedContacts(List<Contact> people, @Nullable String origin) implements ReceivedOnly {
        public SharedContacts {
            people = List.copyOf(people);
        }

        @Override
        public String type() {
            return "contacts";
        }

        @Override
        public String asText() {
            return Words.of(
                    Words.label(type()),
                    people.isEmpty() ? null : people.getFirst().name());
        }
    }

    /** A person on a card. @param phones as written, else the {@code wa_id} */
    record Contact(
            @Nullable String name,
            List<String> phones,
            List<String> emails,
            @Nullable String company) {
        public Contact {
            phones = List.copyOf(phones);
            emails = List.copyOf(emails);
        }
    }

    /**
     * What the customer picked from what we offered: WhatsApp {@code interactive} {@code button_reply},
     * {@code list_reply}, {@code call_permission_reply} (id and title are the {@code response}) and {@code button} of a
     * template; Instagram {@code quick_reply} (title is the message's text) and {@code postback}.
     *
     * @param id the id or payload we gave it; a client may send any: authorise nothing by it
     */
    record Choice(
            ChoiceKind kind,
            @Nullable String id,
            String title,
            @Nullable String description) implements ReceivedOnly {
        @Override
        public String type() {
            return kind.wire();
        }

        @Override
        public String asText() {
            return title;
        }
    }

    /** What a choice was made from. */
    enum ChoiceKind {
        BUTTON_REPLY,
        LIST_REPLY,
        /** A template's button on WhatsApp, a quick reply on Instagram. */
        QUICK_REPLY,
        POSTBACK,
        CALL_PERMISSION_REPLY;

        public String wire() {
            return Words.wire(this);
        }
    }

    /**
     * WhatsApp {@code interactive.nfm_reply}: a flow that was filled in.
     *
     * @param responseJson as given: a string that should hold a JSON object and may hold anything
     */
    record FormReply(@Nullable String name, @Nullable String body, String responseJson) implements ReceivedOnly {
        @Override
        public String type() {
            return "form";
        }

        @Override
        public String asText() {
            return Words.of(Words.label(type()), name);
        }
    }

    /** WhatsApp {@code order}: a cart. */
    record Order(@Nullable String catalogId, @Nullable String text, List<OrderItem> items) implements ReceivedOnly {
        public Order {
            items = List.copyOf(items);
        }

        @Override
        public String type() {
            return "order";
        }

        @Override
        public String asText() {
            return Words.of(Words.label(type()), items.size() + " items");
        }
    }

    /** Numbers as they were written: seen as numbers and as strings. */
    record OrderItem(
            @Nullable String productId,
            @Nullable String quantity,
            @Nullable String price,
            @Nullable String currency) {}

    /** Instagram {@code reply_to.story}: an answer to a story of ours, in words or with a file. */
    record StoryReply(
            Content reply,
            @Nullable String storyId,
            @Nullable String url) implements ReceivedOnly {
        @Override
        public String type() {
            return "story_reply";
        }

        @Override
        public String asText() {
            return reply.asText();
        }
    }

    /** Instagram attachment {@code story_mention}: the customer's story names us. */
    record StoryMention(@Nullable String url, @Nullable String text) implements ReceivedOnly {
        @Override
        public String type() {
            return "story_mention";
        }

        @Override
        public String asText() {
            return Words.of("[story mention]", text);
        }
    }

    /**
     * Something of the platform's own, shown by reference: Instagram {@code share}, {@code ig_reel}, {@code reel},
     * {@code ig_post}, {@code ig_story}, {@code story}, {@code template}, {@code fallback}, {@code like_heart},
     * {@code media}, and every attachment type to come.
     *
     * @param type as the platform calls it, a plain word ({@code JsonText.word})
     * @param text what was written beside it
     */
    record Attachment(
            String type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String title,
            @Nullable String text) implements ReceivedOnly {
        @Override
        public String asText() {
            return Words.of(Words.label(type), text);
        }
    }

    /** Several attachments in one message (Instagram), in their order. */
    record Several(@Nullable String text, List<Content> parts) implements ReceivedOnly {
        public Several {
            parts = List.copyOf(parts);
        }

        @Override
        public String type() {
            return "several";
        }

        @Override
        public String asText() {
            return Words.of(text, Words.of(parts.stream().map(Content::asText).toArray(String[]::new)));
        }
    }

    /**
     * A message that says nothing we could show: WhatsApp {@code unsupported}, {@code request_welcome},
     * {@code ephemeral}, {@code unknown}, {@code hsm}, {@code media_placeholder}, {@code payment_method}, an
     * {@code interactive} without its object, any type to come; Instagram {@code is_unsupported},
     * {@code unsupported_type}, a message with nothing in it. The customer wrote all the same.
     *
     * @param type as the platform calls it, a plain word ({@code JsonText.word})
     * @param detail what else is told, such as {@code unsupported.type}; errors are in {@link MessageContext}
     */
    record Other(String type, @Nullable String detail) implements ReceivedOnly {
        @Override
        public String asText() {
            return Words.label(type);
        }
    }
}
