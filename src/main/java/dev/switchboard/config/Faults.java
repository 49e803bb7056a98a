package dev.switchboard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Everything that is wrong, collected so that it is told at once and not one start at a time. */
final class Faults {
    private final List<Fault> all = new ArrayList<>();

    void add(Place at, String key, String problem, String remedy) {
        all.add(new Fault(at, key, problem, remedy));
    }

    /** Whether something is known to be wrong with that key of that file. */
    boolean has(String key, Place file) {
        return all.stream()
                .anyMatch(
                        fault -> fault.key().equals(key) && fault.at().source().equals(file.source()));
    }

    void throwIfAny() {
        throwIfAny(Fault::toString);
    }

    /** @param form how each is told */
    void throwIfAny(Function<Fault, String> form) {
        if (!all.isEmpty()) {
            throw new ConfigException(lines(form));
        }
    }

    private List<String> lines(Function<Fault, String> form) {
        return all.stream().sorted(Fault.IN_READING_ORDER).map(form).distinct().toList();
    }
}
