package dev.switchboard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed keys of one section, asked for one by one: asking is what makes a key known. A key that cannot be read is among
 * the faults and gives its default, so that reading goes on to the next fault.
 */
final class Section {
    private final Entries entries;

    private Section(Entries entries) {
        this.entries = entries;
    }

    /** Reads a whole file. */
    static <T> T readFile(Node.Mapping tree, Reading reading, Function<Section, T> reader) {
        return read(new Entries(tree, "", reading), reader);
    }

    private static <T> T read(Entries entries, Function<Section, T> reader) {
        T read = reader.apply(new Section(entries));
        entries.reportUnknown();
        return read;
    }

    <T> T section(String key, Function<Section, T> reader) {
        return read(entries.child(key), reader);
    }

    <T> List<T> sections(String key, Function<Section, T> reader) {
        return entries.children(key).stream().map(child -> read(child, reader)).toList();
    }

    String text(String key, String fallback) {
        return text(key, fallback, Check.ANY);
    }

    String text(String key, String fallback, Check check) {
        String text = optional(key, check);
        return text == null ? fallback : text;
    }

    @Nullable
    String optional(String key) {
        return optional(key, Check.ANY);
    }

    /** What is said for the key; null when nothing is, or an empty text. */
    @Nullable
    String optional(String key, Check check) {
        Value value = entries.value(key);
        return value == null || value.isBlank() ? null : checked(key, value, check);
    }

    String required(String key) {
        return required(key, Check.ANY);
    }

    String required(String key, Check check) {
        String text = optional(key, check);
        if (text == null) {
            entries.reportMissing(key);
        }
        return text == null ? "" : text;
    }

    private @Nullable String checked(String key, Value value, Check check) {
        if (check.holds().test(value.text())) {
            return value.text();
        }
        entries.fault(value.at(), key, check.problem(), check.remedy());
        return null;
    }

    Secret secret(String key) {
        return new Secret(required(key));
    }

    @Nullable
    Secret optionalSecret(String key, Check check) {
        String text = optional(key, check);
        return text == null ? null : new Secret(text);
    }

    List<Secret> secrets(String key) {
        return requiredTexts(key, Check.ANY).stream().map(Secret::new).toList();
    }

    int number(String key, int fallback, int least, int most) {
        Value value = entries.value(key);
        return value == null ? fallback : parsed(key, value, fallback, least, most);
    }

    /** As {@link #number}; null when nothing is said. */
    @Nullable
    Integer optionalNumber(String key, int least, int most) {
        Value value = entries.value(key);
        return value == null ? null : Integer.valueOf(parsed(key, value, least, least, most));
    }

    private int parsed(String key, Value value, int fallback, int least, int most) {
        String remedy = "write a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
            entries.fault(value.at(), key, "is out of range", remedy);
        } catch (NumberFormatException e) {
            entries.fault(value.at(), key, "is not a whole number", remedy);
        }
        return fallback;
    }

    /** A number that may have a fraction; null when nothing is said. */
    @Nullable
    Double optionalDecimal(String key, int least, int most) {
        Value value = entries.value(key);
        if (value == null || value.isBlank()) {
            return null;
        }
        // A double would also take "NaN", "1f" and hexadecimal.
        if (value.text().matches("\\d{1,9}(\\.\\d{1,9})?")) {
            double number = Double.parseDouble(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        entries.fault(value.at(), key, "is out of range", "write a number from " + least + " to " + most);
        return null;
    }

    boolean flag(String key, boolean fallback) {
        return Boolean.parseBoolean(oneOf(key, String.valueOf(fallback), List.of("true", "false")));
    }

    String oneOf(String key, String fallback, List<String> choices) {
        return text(key, fallback, Choices.check(choices));
    }

    /** One of the constants, written in lower case. */
    <E extends Enum<E>> E choice(String key, E fallback) {
        String name = optional(key, Choices.check(fallback));
        return name == null ? fallback : Choices.named(name, fallback);
    }

    /**
     * As {@link #choice}, where one must be written.
     *
     * @param placeholder goes on in its place after the fault was told
     */
    <E extends Enum<E>> E requiredChoice(String key, E placeholder) {
        String name = required(key, Choices.check(placeholder));
        return name.isEmpty() ? placeholder : Choices.named(name, placeholder);
    }

    List<String> texts(String key, Check check) {
        List<String> texts = new ArrayList<>();
        for (Value item : entries.values(key)) {
            String text = item.isBlank() ? null : checked(key, item, check);
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    List<String> requiredTexts(String key, Check check) {
        List<String> texts = texts(key, check);
        if (texts.isEmpty()) {
            entries.reportMissing(key);
        }
        return texts;
    }

    /**
     * An id that an installation has only once.
     *
     * @param kind what it is an id of, in words
     */
    String unique(String kind, String key) {
        String id = required(key, Check.ID);
        if (!id.isEmpty()) {
            entries.claim(kind, key, id);
        }
        return id;
    }

    /** Tells what is wrong with a key, beyond its own form. */
    void fault(String key, String problem, String remedy) {
        entries.fault(entries.placeOf(key), key, problem, remedy);
    }
}
