package dev.switchboard.leads;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What leads are searched and sorted by: their words with the case of letters folded. */
final class LeadText {
    /** Between the parts of a lead's text, so that no word reaches from one into the next. */
    static final char SEPARATOR = '\u001f';

    /** More of a name makes no order that anybody sees, and a cursor must fit a URL. */
    private static final int LONGEST_KEY = 200;

    private LeadText() {}

    /**
     * The same for all spellings that differ in case only, letter by letter: what is part of a text stays so when both
     * are folded.
     */
    static String fold(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        composed.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .map(LeadText::indexable)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** What is no character is another one in the search index: it is so here as well. */
    private static int indexable(int c) {
        return c == 0 || c == 0xfffe || c == 0xffff ? 0xfffd : c;
    }

    /** By what a name sorts; null for none. */
    static @Nullable String nameKey(@Nullable String name) {
        return name == null ? null : cut(fold(name));
    }

    private static String cut(String key) {
        return key.length() <= LONGEST_KEY || key.codePointCount(0, key.length()) <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY));
    }

    /** All that a lead is found by, the phone first. */
    static String of(String customerPhone, @Nullable String name, @Nullable String email, @Nullable String company) {
        return part(customerPhone) + SEPARATOR + part(name) + SEPARATOR + part(email) + SEPARATOR + part(company);
    }

    /** One part of it, or of what is searched for: nothing where there is none. */
    static String part(@Nullable String text) {
        return text == null ? "" : fold(text).replace(SEPARATOR, ' ');
    }
}
