package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/** What happened to a message after it was sent. */
public sealed interface Change {
    /** Short name, for kinds. */
    String name();

    /** Its content is another now. Instagram edits tell the text only. */
    record Edited(Content content) implements Change {
        @Override
        public String name() {
            return "edit";
        }
    }

    /** Its author took it back. */
    record Deleted() implements Change {
        @Override
        public String name() {
            return "delete";
        }
    }

    /**
     * Somebody reacted to it, or took that back. One person has one reaction to a message; the newest holds.
     *
     * @param emoji null when it was taken back (WhatsApp: absent or {@code ""}; Instagram: {@code unreact}); Instagram
     *     may tell a name only ({@code love}): then that
     */
    record Reacted(@Nullable String emoji) implements Change {
        @Override
        public String name() {
            return emoji == null ? "unreact" : "reaction";
        }
    }
}
