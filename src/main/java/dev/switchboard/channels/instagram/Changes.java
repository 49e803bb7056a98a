package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageChanged;
import org.jspecify.annotations.Nullable;

/**
 * Reads edits, deletions and reactions. They have no id of their own: each is known by its kind, the {@code mid}, and
 * what tells it from the others of that message.
 */
final class Changes {
    private Changes() {}

    /**
     * The text may be missing: {@code num_edit:0} comes for new messages, sometimes without saying whose, and when it is
     * all that comes the app is not subscribed to {@code messages}.
     */
    static InboundEvent edit(Element element, JsonSlice edit) {
        String mid = edit.textAt("mid");
        String text = edit.textAt("text");
        String id = "edit:" + mid + ":" + edit.textAt("num_edit");
        if (text == null) {
            return element.noted("edit.no_text", mid == null ? null : id);
        }
        return changed(element, "message_edit", mid, id, new Change.Edited(new Content.Text(text)));
    }

    static InboundEvent deletion(Element element, JsonSlice message) {
        String mid = message.textAt("mid");
        return changed(element, "message.deleted", mid, "delete:" + mid, new Change.Deleted());
    }

    static InboundEvent reaction(Element element, JsonSlice reaction) {
        String emoji = first(reaction.textAt("emoji"), reaction.textAt("reaction"));
        String action = first(reaction.textAt("action"), emoji == null ? null : "react");
        String mid = reaction.textAt("mid");
        if (action == null || !action.equals("react") && !action.equals("unreact")) {
            return element.unrecognized("reaction", "neither react nor unreact");
        }
        boolean removed = action.equals("unreact");
        String id = String.join(":", "reaction", mid, action, whoAndWhen(element));
        return changed(element, "reaction", mid, id, new Change.Reacted(removed ? null : first(emoji, "other")));
    }

    private static String whoAndWhen(Element element) {
        return element.json().textAt("sender", "id") + ":" + element.json().textAt("timestamp");
    }

    private static InboundEvent changed(Element element, String kind, @Nullable String mid, String id, Change change) {
        AccountKey account = element.account();
        if (account == null || mid == null) {
            return element.incomplete(kind, mid);
        }
        return new MessageChanged(
                account,
                id,
                mid,
                element.fromUs() ? null : element.customer(),
                element.fromUs(),
                change,
                element.at(),
                element.origin(),
                element.raw());
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
