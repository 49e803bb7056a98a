package dev.switchboard.config;

import java.util.Arrays;
import java.util.List;

/** A value and where it comes from. It may be a secret, so it does not print. */
record Value(Place at, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    /** The parts between commas, without blanks around them. */
    List<Value> parts() {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new Value(at, part))
                .toList();
    }

    @Override
    public String toString() {
        return "value from " + at;
    }
}
