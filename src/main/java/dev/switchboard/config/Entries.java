package dev.switchboard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of a section and what is written for each, before anyone says what it should be. */
final class Entries {
    private final Node.Mapping tree;
    private final String path;
    private final Reading reading;
    private final Set<String> known = new TreeSet<>();

    Entries(Node.Mapping tree, String path, Reading reading) {
        this.tree = tree;
        this.path = path;
        this.reading = reading;
    }

    /** The entries of a section in this one; none when it is not written. */
    Entries child(String key) {
        return child(key, node(key));
    }

    /** The entries of each item of a list of sections. */
    List<Entries> children(String key) {
        List<Entries> children = new ArrayList<>();
        for (Node item : items(key)) {
            children.add(child(key + "[" + children.size() + "]", item));
        }
        return children;
    }

    private Entries child(String key, @Nullable Node node) {
        return new Entries(mappingOf(key, node), pathOf(key), reading);
    }

    private Node.Mapping mappingOf(String key, @Nullable Node node) {
        return switch (node) {
            case null -> Node.Mapping.empty(tree.at());
            case Node.Mapping mapping -> mapping;
            case Node.Scalar(Place at, String text) when text == null -> Node.Mapping.empty(at);
            case Node other -> {
                fault(other.at(), key, "is " + other.kind() + ", keys belong here", "write keys below it, indented");
                yield Node.Mapping.empty(other.at());
            }
        };
    }

    /** What counts for a key: said outside the file, else written in it; null when neither, or when it is faulty. */
    @Nullable
    Value value(String key) {
        Node node = node(key);
        Value said = reading.outside().find(pathOf(key));
        return said != null ? said : valueOf(key, node);
    }

    /** As {@link #value} for a list; outside a file its parts stand between commas. */
    List<Value> values(String key) {
        Value said = reading.outside().find(pathOf(key));
        return said != null ? partsOf(key, said) : written(key);
    }

    private List<Value> partsOf(String key, Value said) {
        known.add(key);
        return said.parts();
    }

    private List<Value> written(String key) {
        List<Value> values = new ArrayList<>();
        for (Node item : items(key)) {
            Value value = valueOf(key, item);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Value valueOf(String key, @Nullable Node node) {
        return switch (node) {
            case null -> null;
            case Node.Scalar(Place at, String text) ->
                text == null ? null : reading.variables().expand(pathOf(key), new Value(at, text));
            case Node other -> {
                fault(other.at(), key, "is " + other.kind() + ", one value belongs here", "write it after the colon");
                yield null;
            }
        };
    }

    private List<Node> items(String key) {
        return switch (node(key)) {
            case null -> List.of();
            case Node.Sequence sequence -> sequence.items();
            case Node.Scalar(Place at, String text) when text == null -> List.of();
            case Node other -> {
                fault(other.at(), key, "is " + other.kind() + ", a list belongs here", "put it between [ and ]");
                yield List.of();
            }
        };
    }

    private @Nullable Node node(String key) {
        known.add(key);
        return tree.entries().get(key);
    }

    /** Takes an id that nothing else may have. */
    void claim(String kind, String key, String id) {
        Place at = placeOf(key);
        reading.claims()
                .claim(kind, id, at)
                .ifPresent(other -> fault(at, key, kind + " " + id + " is declared at " + other + " too", "keep one"));
    }

    /** Where the key is written, or the section it is missing from. */
    Place placeOf(String key) {
        Node node = tree.entries().get(key);
        return node == null ? tree.at() : node.at();
    }

    void fault(Place at, String key, String problem, String remedy) {
        reading.faults().add(at, pathOf(key), problem, remedy);
    }

    /** Nothing usable was said for a key that must be there. */
    void reportMissing(String key) {
        // What was said and cannot be used is among the faults already.
        if (!reading.faults().has(pathOf(key), placeOf(key))) {
            boolean written = tree.entries().containsKey(key);
            fault(placeOf(key), key, written ? "is empty" : "is missing", "it is required");
        }
    }

    /** Keys that nobody asked for. */
    void reportUnknown() {
        for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                String remedy = Names.suggest(entry.getKey(), known);
                fault(entry.getValue().at(), entry.getKey(), "is not a key", remedy);
            }
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
