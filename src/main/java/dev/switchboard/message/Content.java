package dev.switchboard.message;

/** What a message says, whichever platform carries it. */
public sealed interface Content {
    /** The wire name of the kind, e.g. {@code text}. */
    String type();

    /** The content as plain words, for lists, histories and search. */
    String asText();

    /** Plain text of any length; a channel splits it at its own limit. */
    record Text(String body) implements Content {
        @Override
        public String type() {
            return "text";
        }

        @Override
        public String asText() {
            return body;
        }
    }
}
