package dev.switchboard.leads;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;

/**
 * The spellings under which a search text is looked for. The store folds the case of ASCII letters only, so other
 * letters are tried in the cases that names are written in.
 */
final class SearchWords {
    private SearchWords() {}

    static Collection<String> of(String text) {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        words.add(foldAscii(text));
        words.add(text.toLowerCase(Locale.ROOT));
        words.add(foldAscii(text.toUpperCase(Locale.ROOT)));
        words.add(foldAscii(capitalize(text)));
        return words;
    }

    private static String capitalize(String text) {
        StringBuilder result = new StringBuilder();
        boolean start = true;
        for (char c : text.toCharArray()) {
            result.append(start ? Character.toTitleCase(c) : Character.toLowerCase(c));
            start = !Character.isLetterOrDigit(c);
        }
        return result.toString();
    }

    private static String foldAscii(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : text.toCharArray()) {
            result.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return result.toString();
    }
}
