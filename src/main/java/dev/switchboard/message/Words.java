package dev.switchboard.message;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How content is put into words. */
final class Words {
    private Words() {}

    /** What stands for something that cannot be read out. */
    static String label(String type) {
        return "[" + type + "]";
    }

    /** Those that there are, side by side. */
    static String of(@Nullable String... words) {
        return Stream.of(words)
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** A number without an exponent. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
