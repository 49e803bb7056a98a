package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/**
 * What a platform tells the owner of an account, rather than of a message.
 *
 * @param subject what it is about
 * @param subjectId the template's id, else null: then it is about the account of the event
 * @param subjectName the template's name and language ({@code order_ready/en_US}); null when not told
 * @param field the webhook field, one that the parser knows by name
 * @param event what happened, as the platform calls it ({@code REJECTED}, {@code ACCOUNT_VIOLATION}, {@code 130429});
 *     null when the field says it all
 * @param detail the reason, quality, limit … in a few words
 * @param at platform time, epoch milliseconds
 */
public record Notice(
        Subject subject,
        @Nullable String subjectId,
        @Nullable String subjectName,
        String field,
        @Nullable String event,
        @Nullable String detail,
        Severity severity,
        long at) {

    /** What a notice is about. */
    public enum Subject {
        ACCOUNT,
        TEMPLATE
    }

    /** How much of a hurry it is. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Something got worse: quality, a paused template, a limit. */
        WARNING,
        /** Messages do not leave or will soon not: disabled, restricted, rejected, deleted. */
        ALARM
    }
}
