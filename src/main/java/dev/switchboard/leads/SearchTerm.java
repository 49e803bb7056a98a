package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: a part of a lead's text, or a phone as people write it, which is looked for in the phone alone.
 *
 * @param text as it was given, folded
 * @param digits of what looks like a phone; null when it does not, or when that is the text itself
 */
record SearchTerm(String text, @Nullable String digits) {
    /** The index knows groups of so many letters. */
    static final int GRAM = 3;

    private static final int LONG = 5;

    static SearchTerm of(String search) {
        String text = LeadText.part(search);
        Optional<String> digits = CustomerPhone.digits(search);
        return new SearchTerm(text, digits.filter(d -> !d.equals(text)).orElse(null));
    }

    /** Too short for the index: every text has to be looked at. */
    boolean isShort() {
        return length(text) < GRAM || digits != null && digits.length() < GRAM;
    }

    /** Takes long to look for in the index, which goes through what it knows of every group. */
    boolean isLong() {
        return length(text) > LONG;
    }

    /** How a part of an e-mail address is looked for; empty for all else, and where the groups of letters tell quicker. */
    Optional<SearchWays> address(Transaction transaction, SearchRange range) {
        return SearchAddress.of(text).flatMap(address -> address.ways(transaction, range.first()));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Adds the condition on {@code s.search_text}, for texts that are looked at without the index. */
    void addTo(Select select) {
        select.bind(values()).where(condition());
    }

    /** Of the names in {@link #condition}. */
    Map<String, String> values() {
        return digits == null ? Map.of("text", text) : Map.of("text", text, "digits", digits);
    }

    String condition() {
        String inText = "INSTR(s.search_text, :text) > 0";
        return digits == null
                ? inText
                : "(" + inText + " OR INSTR(SUBSTR(s.search_text, 1, INSTR(s.search_text, CHAR(31))), :digits) > 0)";
    }

    /** As the index is asked, which tells as much as {@link #condition}. */
    String match() {
        return digits == null
                ? SearchPhrase.of(text)
                : SearchPhrase.of(text) + " OR phone : " + SearchPhrase.of(digits);
    }
}
