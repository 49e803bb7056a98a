package dev.switchboard.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML file that still knows its line. */
sealed interface Node {
    Place at();

    /** What it is, for people. */
    String kind();

    /**
     * One value.
     *
     * @param text as written, without quotes; null when nothing was written
     */
    record Scalar(Place at, @Nullable String text) implements Node {
        @Override
        public String kind() {
            return "one value";
        }
    }

    record Sequence(Place at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Place at, Map<String, Node> entries) implements Node {
        static Mapping empty(Place at) {
            return new Mapping(at, Map.of());
        }

        @Override
        public String kind() {
            return "a section with keys";
        }
    }
}
