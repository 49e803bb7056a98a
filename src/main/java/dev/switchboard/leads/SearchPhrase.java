package dev.switchboard.leads;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as the index is asked for it. The index goes through all it knows of each group of three letters it is asked for,
 * so that half as many groups take half as long: every second one is left out where those that remain tell as much.
 *
 * <p>They do when they fit into as many letters as the text has in its own order alone. Each {@link #pieces piece} shares
 * one letter with the next. If no two of them could share more, all of them fit in there only where each shares its last
 * letter with another; and if that letter begins no other piece than the next one, and none ends as the first begins, they
 * can only stand as they do in the text.
 */
final class SearchPhrase {
    /** Shorter ones have no group to leave out. */
    private static final int SHORTEST = 5;

    private SearchPhrase() {}

    static String of(String text) {
        int[] letters = text.codePoints().toArray();
        if (letters.length < SHORTEST) {
            return quoted(letters);
        }
        List<int[]> pieces = pieces(letters);
        return standOneWay(pieces) ? near(pieces, letters.length) : quoted(letters);
    }

    /** Three letters each, the last one three or four. */
    static List<int[]> pieces(int[] letters) {
        List<int[]> pieces = new ArrayList<>();
        int from = 0;
        for (; letters.length - from > SearchTerm.GRAM + 1; from += SearchTerm.GRAM - 1) {
            pieces.add(Arrays.copyOfRange(letters, from, from + SearchTerm.GRAM));
        }
        pieces.add(Arrays.copyOfRange(letters, from, letters.length));
        return pieces;
    }

    private static boolean standOneWay(List<int[]> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            for (int j = 0; j < pieces.size(); j++) {
                if (i != j && (shareMore(pieces.get(i), pieces.get(j)) || j != i + 1 && canFollow(pieces, i, j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The last piece may go on as another begins: something has to come before the first, and nothing can. */
    private static boolean canFollow(List<int[]> pieces, int one, int other) {
        int[] piece = pieces.get(one);
        boolean isAsked = one < pieces.size() - 1 || other == 0;
        return isAsked && piece[piece.length - 1] == pieces.get(other)[0];
    }

    private static boolean shareMore(int[] one, int[] other) {
        for (int shared = 2; shared <= Math.min(one.length, other.length); shared++) {
            if (Arrays.equals(one, one.length - shared, one.length, other, 0, shared)) {
                return true;
            }
        }
        return false;
    }

    /** The distance is counted in groups, from behind the first piece to the beginning of the last. */
    private static String near(List<int[]> pieces, int letters) {
        int distance = letters - pieces.getLast().length - 1;
        return pieces.stream().map(SearchPhrase::quoted).collect(joining(" ", "NEAR(", ", " + distance + ")"));
    }

    private static String quoted(int[] letters) {
        return '"' + new String(letters, 0, letters.length).replace("\"", "\"\"") + '"';
    }
}
