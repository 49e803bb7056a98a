package dev.switchboard.tenants;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key allows. To write does not imply to read. */
public enum KeyScope {
    READ,
    WRITE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON, on the command line and in the store. */
    public String wire() {
        return wire;
    }

    /** The scope of that name, in any case; empty when there is none. */
    public static Optional<KeyScope> of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All of them. */
    public static Set<KeyScope> all() {
        return set(Arrays.asList(values()));
    }

    /** These, each once, in one order. */
    public static Set<KeyScope> set(Collection<KeyScope> scopes) {
        Set<KeyScope> ordered = EnumSet.noneOf(KeyScope.class);
        ordered.addAll(scopes);
        return Collections.unmodifiableSet(ordered);
    }

    /** As a comma list. */
    public static String join(Set<KeyScope> scopes) {
        return scopes.stream().map(KeyScope::wire).collect(Collectors.joining(","));
    }

    static Set<KeyScope> split(String list) {
        return set(Arrays.stream(list.split(","))
                .flatMap(name -> of(name).stream())
                .toList());
    }
}
