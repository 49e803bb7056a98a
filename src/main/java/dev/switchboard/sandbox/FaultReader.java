package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.FaultSettings.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one object of the faults strictly: a typing error must not silently mean no faults. */
final class FaultReader {
    private static final int MOST_MILLIS = 600_000;

    private final JsonNode json;
    private final String path;

    /**
     * @param path what stands before its keys in messages, such as {@code webhook.}
     * @throws FaultsException when it is no object or has another key
     */
    FaultReader(@Nullable JsonNode json, String path, Set<String> known) {
        if (json == null || !json.isObject()) {
            String name = path.isEmpty() ? "the body" : path.substring(0, path.length() - 1);
            throw new FaultsException(name + " must be an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new FaultsException("unknown key " + path + name + "; known are " + new TreeSet<>(known));
            }
        });
        this.json = json;
        this.path = path;
    }

    FaultReader inner(String name, Set<String> known) {
        JsonNode inner = json.has(name) ? json.get(name) : MetaJson.object();
        return new FaultReader(inner, path + name + ".", known);
    }

    List<FaultReader> list(String name, Set<String> known) {
        List<FaultReader> list = new ArrayList<>();
        for (JsonNode element : array(name)) {
            list.add(new FaultReader(element, path + name + "[" + list.size() + "].", known));
        }
        return list;
    }

    Set<String> texts(String name) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode element : array(name)) {
            require(element.isTextual(), name, "a list of texts");
            texts.add(element.textValue());
        }
        return texts;
    }

    double rate(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return 0;
        }
        boolean fits = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1;
        require(fits, name, "a number from 0 to 1");
        return value.doubleValue();
    }

    long whole(String name, long missing, long least, long most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return missing;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        require(fits && value.longValue() >= least && value.longValue() <= most, name, whole(least, most));
        return value.longValue();
    }

    Range range(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Range.NONE;
        }
        boolean fits = value.isArray() && value.size() == 2 && isMillis(value.get(0)) && isMillis(value.get(1));
        require(fits && value.get(0).intValue() <= value.get(1).intValue(), name, "two milliseconds, [from, to]");
        return new Range(value.get(0).intValue(), value.get(1).intValue());
    }

    private JsonNode array(String name) {
        JsonNode value = json.path(name);
        require(value.isMissingNode() || value.isArray(), name, "a list");
        return value;
    }

    private static boolean isMillis(JsonNode value) {
        return value.isInt() && value.intValue() >= 0 && value.intValue() <= MOST_MILLIS;
    }

    private static String whole(long least, long most) {
        return least == Long.MIN_VALUE ? "a whole number" : "a whole number from " + least + " to " + most;
    }

    private void require(boolean holds, String name, String what) {
        if (!holds) {
            throw new FaultsException(path + name + " must be " + what);
        }
    }
}
