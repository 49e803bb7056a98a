package dev.switchboard.agent;

import java.nio.charset.StandardCharsets;

/** A text that is written piece by piece. What is passed on is always whole characters. */
final class Written {
    private final Pieces pieces;
    private final StringBuilder text = new StringBuilder();
    private String half = "";

    Written(Pieces pieces) {
        this.pieces = pieces;
    }

    /** A piece may end within a character that JSON writes as two halves. */
    void add(String piece) {
        // No platform shows it and not every store keeps it.
        String delta = half + piece.replace("\u0000", "");
        boolean torn = !delta.isEmpty() && Character.isHighSurrogate(delta.charAt(delta.length() - 1));
        half = torn ? delta.substring(delta.length() - 1) : "";
        String whole = wellFormed(delta.substring(0, delta.length() - half.length()));
        if (!whole.isEmpty()) {
            text.append(whole);
            pieces.add(whole);
        }
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    boolean isBlank() {
        return text.toString().isBlank();
    }

    String text() {
        return text.toString();
    }
}
