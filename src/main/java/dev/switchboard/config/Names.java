package dev.switchboard.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Names {
    private Names() {}

    /** What to do about a name that is not among the known ones. */
    static String suggest(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }

    /** The known name that is a slip of the keyboard or two away. */
    static Optional<String> nearest(String name, Collection<String> known) {
        int most = Math.max(2, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = firstRow(to.length());
        for (int i = 1; i <= from.length(); i++) {
            row = nextRow(row, i, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    private static int[] firstRow(int length) {
        int[] row = new int[length + 1];
        for (int j = 0; j <= length; j++) {
            row[j] = j;
        }
        return row;
    }

    private static int[] nextRow(int[] above, int i, char letter, String to) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int changed = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
