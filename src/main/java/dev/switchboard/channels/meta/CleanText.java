package dev.switchboard.channels.meta;

/** Makes text that every store and every UTF-8 encoder takes. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** Replaces U+0000, which PostgreSQL refuses, and half surrogate pairs, which are no characters. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            clean.append(isBad(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return clean.toString();
    }

    private static boolean isBad(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == 0;
    }
}
