package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import org.jspecify.annotations.Nullable;

/** Reads what is said and counted in public: comments, mentions, insights. It is kept, and nobody answers it. */
final class Publics {
    private Publics() {}

    static InboundEvent read(Entry entry, Element element, String field) {
        JsonSlice value = element.json();
        Parties parties = element.parties().by(author(entry, value));
        return new Element(value, parties, element.spot(), element.stamp(), element.origin())
                .noted(field, idOf(entry, value));
    }

    /** A mention in a post and insights name only the post, which may be meant again later. */
    private static @Nullable String idOf(Entry entry, JsonSlice value) {
        String id = value.textAt("id");
        String comment = id != null ? id : value.textAt("comment_id");
        String media = value.textAt("media_id");
        if (comment != null || media == null) {
            return comment;
        }
        return media + ":" + entry.json().textAt("time");
    }

    /** Our own comments come as well: to answer them would be to answer ourselves. */
    private static @Nullable String author(Entry entry, JsonSlice value) {
        String author = OwnNames.plausible(value.textAt("from", "id"));
        boolean ours = author == null
                || author.equals(entry.json().textAt("id"))
                || entry.names().account(author) != null
                || value.textAt("from", "self_ig_scoped_id") != null;
        return ours ? null : author;
    }
}
