package dev.switchboard.sandbox;

import java.util.Locale;

/** Enum constants in JSON and in the ledger: their names in lower case. */
final class Names {
    private Names() {}

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E parse(Class<E> type, String wire) {
        return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT));
    }
}
