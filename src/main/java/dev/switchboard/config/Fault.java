package dev.switchboard.config;

import java.util.Comparator;

/** One thing that is wrong. It never repeats a value, because any value may be a secret in the wrong place. */
record Fault(Place at, String key, String problem, String remedy) {
    static final Comparator<Fault> IN_READING_ORDER = Comparator.comparing(
                    (Fault fault) -> fault.at().source())
            .thenComparingInt(fault -> fault.at().line());

    /** For what was not written in a file. */
    String withoutPlace() {
        return key + " " + problem + "; " + remedy;
    }

    @Override
    public String toString() {
        String where = key.isEmpty() ? at.toString() : at + ": " + key;
        return where + ": " + problem + "; " + remedy;
    }
}
