package dev.switchboard.channels.meta;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Cuts text that is too long for one message, at the best place there is: between paragraphs, lines, sentences, words,
 * and only then between characters. The pieces put together are the text.
 */
public final class TextSplitter {
    private static final List<String> BORDERS = List.of("\n\n", "\n", ". ", "! ", "? ", "。", " ");

    private final int limit;
    private final IntUnaryOperator sizeOf;

    /**
     * @param limit largest size of a piece, at least 4
     * @param sizeOf how much of the limit a code point takes: 1 where characters count, its bytes where bytes do
     */
    public TextSplitter(int limit, IntUnaryOperator sizeOf) {
        if (limit < 4) {
            throw new IllegalArgumentException("a piece must hold any one character");
        }
        this.limit = limit;
        this.sizeOf = sizeOf;
    }

    /** The pieces in order, each within the limit. Pieces of nothing but space are left out: platforms refuse them. */
    public List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = endOfPiece(text, from);
            pieces.add(text.substring(from, to));
            from = to;
        }
        if (pieces.size() > 1) {
            pieces.removeIf(String::isBlank);
        }
        return pieces.isEmpty() ? List.of(text) : pieces;
    }

    private int endOfPiece(String text, int from) {
        int most = mostThatFits(text, from);
        return most == text.length() ? most : bestBorder(text, from, most);
    }

    private int mostThatFits(String text, int from) {
        int size = 0;
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            size += sizeOf.applyAsInt(codePoint);
            if (size > limit) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** A border in the first half would make a short piece: better a lesser border further on. */
    private static int bestBorder(String text, int from, int most) {
        int half = from + (most - from) / 2;
        for (String border : BORDERS) {
            int end = lastEnd(text, border, half, most);
            if (end > half) {
                return end;
            }
        }
        return betweenCharacters(text, from, most);
    }

    /** Where the border ends last between the two; never looks before them, or long texts would take for ever. */
    private static int lastEnd(String text, String border, int half, int most) {
        for (int end = most; end > half; end--) {
            if (text.startsWith(border, end - border.length())) {
                return end;
            }
        }
        return -1;
    }

    /** What a reader sees as one character may be many code points: a flag, a family, an accent. */
    private static int betweenCharacters(String text, int from, int most) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, Math.min(text.length(), most + 64)));
        int end = characters.isBoundary(most - from) ? most - from : characters.preceding(most - from);
        return end > 0 ? from + end : most;
    }
}
