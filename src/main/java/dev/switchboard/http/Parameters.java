package dev.switchboard.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request. A blank one is as absent, an unknown one is ignored; a bad one is a 400 that names
 * it and what it may be.
 */
public final class Parameters {
    private final Map<String, List<String>> values;

    public Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Parameters of(Context ctx) {
        return new Parameters(ctx.queryParamMap());
    }

    /** The first that is not blank, trimmed; null when there is none. */
    public @Nullable String text(String name) {
        return all(name).findFirst().orElse(null);
    }

    /** As above, refused when longer than so many characters. */
    public @Nullable String text(String name, int longest) {
        String text = text(name);
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw bad(name, "must have at most " + longest + " characters");
        }
        return text;
    }

    /** {@code true}, {@code false}, {@code 1} or {@code 0}; null when absent. */
    public @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw bad(name, "must be true or false");
        };
    }

    /** A whole number in that range; null when absent. */
    public @Nullable Integer number(String name, int least, int most) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        long number = wholeNumber(text);
        if (number < least || number > most) {
            throw bad(name, "must be a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    /** How many to return: what is above the maximum becomes the maximum. */
    public int limit(int usual, int most) {
        String text = text("limit");
        if (text == null) {
            return usual;
        }
        long number = wholeNumber(text);
        if (number < 1) {
            throw bad("limit", "must be a whole number from 1 to " + most);
        }
        return (int) Math.min(number, most);
    }

    /** How many to skip. */
    public long offset() {
        String text = text("offset");
        long number = text == null ? 0 : wholeNumber(text);
        if (number < 0) {
            throw bad("offset", "must be a whole number, 0 or more");
        }
        return number;
    }

    /** One of an enum's names, in any case; {@code usual} when absent. */
    public <E extends Enum<E>> E one(
            String name, Class<E> type, Function<E, String> wire, Function<String, Optional<E>> find, E usual) {
        String text = text(name);
        return text == null ? usual : find.apply(text).orElseThrow(() -> bad(name, oneOf(type, wire)));
    }

    /** A comma list of an enum's names, in any case; empty when absent. */
    public <E extends Enum<E>> Set<E> many(
            String name, Class<E> type, Function<E, String> wire, Function<String, Optional<E>> find) {
        Set<E> found = EnumSet.noneOf(type);
        for (String item : items(name)) {
            found.add(find.apply(item).orElseThrow(() -> bad(name, oneOf(type, wire))));
        }
        return found;
    }

    /** The items of a comma list, also of one that is spread over repeated parameters. */
    public Set<String> items(String name) {
        Set<String> items = new LinkedHashSet<>();
        all(name)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(items::add);
        return items;
    }

    /** What to throw for a parameter that is not what it must be. */
    public static ApiException bad(String name, String must) {
        return ApiException.badRequest(name + " " + must);
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type, Function<E, String> wire) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(wire).toList();
        return "must be one of " + String.join(", ", names);
    }

    private Stream<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The number; -1 when it is none or negative; numbers too large to hold are as large as can be. */
    private static long wholeNumber(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
