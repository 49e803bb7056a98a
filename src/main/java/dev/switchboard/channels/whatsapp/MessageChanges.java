package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageChanged;
import org.jspecify.annotations.Nullable;

/** What changes another message, which may not be here yet: reactions, edits, deletions. */
final class MessageChanges {
    private MessageChanges() {}

    /** Without an emoji, or with an empty one, it takes a reaction back. */
    static InboundEvent reaction(Written written) {
        String emoji = written.body().textAt("reaction", "emoji");
        return changed(written, written.body().textAt("reaction", "message_id"), new Change.Reacted(emoji));
    }

    static InboundEvent revoke(Written written) {
        return changed(written, written.body().textAt("revoke", "original_message_id"), new Change.Deleted());
    }

    static InboundEvent edit(Written written) {
        JsonSlice edit = Messages.bodyOf(written.body(), "edit");
        JsonSlice message = edit == null ? null : edit.get("message");
        Content content = message == null ? null : Contents.of(message, Messages.typeOf(message));
        return edit == null || content == null
                ? written.unrecognized("no edit.message")
                : changed(written, edit.textAt("original_message_id"), new Change.Edited(content));
    }

    private static InboundEvent changed(Written written, @Nullable String target, Change change) {
        AccountKey account = written.place().account();
        if (account == null) {
            return written.unrecognized("no metadata.phone_number_id");
        }
        if (target == null) {
            return written.unrecognized("does not name the message");
        }
        CustomerIds by = written.byUs() ? null : written.customer();
        Stamp stamp = written.stamp();
        return new MessageChanged(
                account,
                written.id(),
                target,
                by,
                written.byUs(),
                change,
                stamp.at(),
                written.place().origin(),
                written.raw(stamp.missing()));
    }
}
