package dev.switchboard.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of which exactly one must be written. */
final class Choices {
    private Choices() {}

    static Check check(List<String> names) {
        return new Check(names::contains, "is none of its choices", "write one of " + String.join(", ", names));
    }

    /** The constants of an enum by their lower-case names. */
    static <E extends Enum<E>> Check check(E any) {
        return check(Arrays.stream(all(any)).map(Choices::nameOf).toList());
    }

    /** The constant of a name that passed {@link #check}. */
    static <E extends Enum<E>> E named(String name, E any) {
        return Enum.valueOf(any.getDeclaringClass(), name.toUpperCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> E[] all(E any) {
        return any.getDeclaringClass().getEnumConstants();
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
