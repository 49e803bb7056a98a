package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of an e-mail address. It is looked for by where its @ stands ({@code lead_search.address}): domains are shared by
 * so many that the index of groups of letters would have to go through all of them for each group.
 *
 * @param text all of it, with one @
 * @param before the @
 * @param behind it: something
 */
record SearchAddress(String text, String before, String behind) {
    /** Of more domains that begin as {@link #behind}, the groups of letters tell quicker. */
    static final int MOST_DOMAINS = 20;

    /**
     * Texts of which the index does not tell enough are looked at one by one: those with several @, and those that end as
     * a long {@link #before} does. Of more, the groups of letters tell quicker.
     */
    static final int MOST_DOUBTFUL = 1_000;

    /** So many letters before the @ are in the index; where there are more, the text tells. */
    private static final int KNOWN = 3;

    private static final String FROM_INDEX = " FROM lead_search s INDEXED BY lead_search_addresses WHERE ";

    private static final String IN_INDEX = "SELECT s.search_id" + FROM_INDEX;

    private static final String SEVERAL = IN_INDEX + "s.address = :several";

    private static final String IN_TEXT = "INSTR(s.search_text, :text) > 0";

    private static final String NEXT = "SELECT MIN(s.address)" + FROM_INDEX + "s.address < :end AND s.address >= ";

    /** One address of each domain: behind the end of what begins with a domain the next one begins. */
    private static final String DOMAINS = "(WITH RECURSIVE d (address) AS (" + NEXT + ":begin UNION ALL SELECT (" + NEXT
            + "SUBSTR(d.address, 1, INSTR(d.address, CHAR(31)) - 1) || CHAR(32)) FROM d WHERE d.address IS NOT NULL LIMIT "
            + (MOST_DOMAINS + 2) + ") SELECT address FROM d WHERE address IS NOT NULL) d";

    /** Empty for what is none, and for the few letters that {@link #next} knows nothing behind. */
    static Optional<SearchAddress> of(String text) {
        int at = text.indexOf('@');
        boolean isOne = at >= 0 && at == text.lastIndexOf('@') && at < text.length() - 1;
        return isOne && text.codePoints().allMatch(SearchAddress::hasNext)
                ? Optional.of(new SearchAddress(text, text.substring(0, at), text.substring(at + 1)))
                : Optional.empty();
    }

    private static boolean hasNext(int letter) {
        return letter < Character.MAX_CODE_POINT && Character.getType(letter) != Character.SURROGATE;
    }

    /** Empty when the index of groups of letters tells quicker. */
    Optional<SearchWays> ways(Transaction transaction, long first) {
        String user = first / LeadSearch.RANGE + "@";
        List<String> domains = domains(transaction, user + behind);
        if (domains.size() > MOST_DOMAINS) {
            return Optional.empty();
        }
        List<String> places = IntStream.range(0, domains.size())
                .mapToObj(i -> IN_INDEX + "s.address >= :begin" + i + " AND s.address < :end" + i)
                .toList();
        Map<String, Object> values = values(domains, user, first);
        boolean isKnown = before.codePointCount(0, before.length()) <= KNOWN;
        return isKnown
                ? ways(transaction, places, List.of(SEVERAL), values)
                : ways(transaction, List.of(), both(places, List.of(SEVERAL)), values);
    }

    private static List<String> domains(Transaction transaction, String begin) {
        return new Select(DOMAINS)
                        .bind("begin", begin)
                        .bind("end", next(begin))
                        .any(transaction, "d.address", MOST_DOMAINS + 1, row -> row.getString(1))
                        .stream()
                        .map(address -> address.substring(0, address.indexOf(LeadText.SEPARATOR) + 1))
                        .toList();
    }

    private static Optional<SearchWays> ways(
            Transaction transaction, List<String> sure, List<String> doubtful, Map<String, Object> values) {
        List<String> matching =
                doubtful.stream().map(place -> place + " AND " + IN_TEXT).toList();
        return new SearchWays(doubtful, values).hasMoreThan(transaction, MOST_DOUBTFUL)
                ? Optional.empty()
                : Optional.of(new SearchWays(both(sure, matching), values));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    private Map<String, Object> values(List<String> domains, String user, long first) {
        Map<String, Object> values = new HashMap<>(Map.of("first", first, "text", text, "several", user + "@"));
        for (int i = 0; i < domains.size(); i++) {
            values.put("begin" + i, domains.get(i) + lastFirst());
            values.put("end" + i, next(domains.get(i) + lastFirst()));
        }
        return values;
    }

    /** The last letters before the @, as the index has them. */
    private String lastFirst() {
        String backwards = new StringBuilder(before).reverse().toString();
        int known = Math.min(KNOWN, backwards.codePointCount(0, backwards.length()));
        return backwards.substring(0, backwards.offsetByCodePoints(0, known));
    }

    /** What comes next behind all that begins with the text. */
    private static String next(String text) {
        int last = text.codePointBefore(text.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return text.substring(0, text.length() - Character.charCount(last)) + Character.toString(next);
    }
}
