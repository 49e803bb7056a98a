package dev.switchboard.channels.meta;

import org.jspecify.annotations.Nullable;

/**
 * One line of an error table.
 *
 * @param first the code, or the first of a range
 * @param last the same code, or the last of the range
 * @param subcode null when the line holds for every subcode
 * @param cause why it happens, in plain words
 * @param fix what a person can do about it
 */
public record ErrorEntry(int first, int last, @Nullable Integer subcode, ErrorAction action, String cause, String fix) {

    boolean covers(int code, @Nullable Integer ofSubcode) {
        return first <= code && code <= last && (subcode == null || subcode.equals(ofSubcode));
    }

    /** The more a line says of the error, the sooner it applies: subcode before code before range. */
    int precision() {
        return (subcode != null ? 2 : 0) + (first == last ? 1 : 0);
    }
}
