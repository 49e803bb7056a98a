package dev.switchboard.leads;

import dev.switchboard.store.Select;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: a part of a lead's text, or a phone as people write it, which is looked for in the phone alone.
 *
 * @param text as it was given, folded
 * @param digits of what looks like a phone; null when it does not, or when that is the text itself
 */
record SearchTerm(String text, @Nullable String digits) {
    private static final int GRAM = 3;

    static SearchTerm of(String search) {
        String text = LeadText.part(search);
        Optional<String> digits = CustomerPhone.digits(search);
        return new SearchTerm(text, digits.filter(d -> !d.equals(text)).orElse(null));
    }

    /** Too short for the index: every text has to be looked at. */
    boolean isShort() {
        return length(text) < GRAM || digits != null && digits.length() < GRAM;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The condition on {@code s.search_text}; without index, or after it, because it knows groups of three letters only. */
    void addTo(Select select) {
        bind(select);
        select.where(condition());
    }

    /** Gives the names in {@link #condition} their values. */
    void bind(Select select) {
        select.bind("text", text);
        if (digits != null) {
            select.bind("digits", digits);
        }
    }

    String condition() {
        String inText = "INSTR(s.search_text, :text) > 0";
        return digits == null
                ? inText
                : "(" + inText + " OR INSTR(SUBSTR(s.search_text, 1, INSTR(s.search_text, CHAR(31))), :digits) > 0)";
    }

    /** As the index is asked: groups of three letters that a text must all have. */
    String match() {
        return digits == null ? grams(text) : "(" + grams(text) + ") OR (" + grams(digits) + ")";
    }

    /** All of them: the rarest one decides how far the others are read. */
    private static String grams(String text) {
        int[] letters = text.codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i + GRAM <= letters.length; i++) {
            grams.add(quoted(letters, i));
        }
        return String.join(" AND ", grams);
    }

    /** The index alone can tell: it is one group of three letters. */
    boolean isGram() {
        return digits == null && length(text) == GRAM;
    }

    private static String quoted(int[] letters, int from) {
        return '"' + new String(letters, from, GRAM).replace("\"", "\"\"") + '"';
    }
}
