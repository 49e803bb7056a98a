package dev.switchboard.tenants;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All there is of one kind, whoever has it.
 *
 * @param files by id, what declares it
 * @param added what no file declares
 * @param all by id
 */
record Roster<T extends Owned>(Map<String, String> files, List<T> added, Map<String, T> all) {

    static <T extends Owned> Roster<T> of(List<Tenant> tenants, Function<Tenant, List<T>> declared, List<T> added) {
        Stream<T> ofFiles = tenants.stream().flatMap(tenant -> declared.apply(tenant).stream());
        return new Roster<>(
                tenants.stream()
                        .flatMap(tenant ->
                                declared.apply(tenant).stream().map(one -> Map.entry(one.id(), tenant.origin())))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                List.copyOf(added),
                Stream.concat(ofFiles, added.stream())
                        .collect(Collectors.toUnmodifiableMap(Owned::id, Function.identity())));
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    Optional<T> find(String userId, String id) {
        return find(id).filter(one -> one.userId().equals(userId));
    }

    /** The user's, by id. */
    List<T> of(String userId) {
        return all.values().stream()
                .filter(one -> one.userId().equals(userId))
                .sorted(Comparator.comparing(Owned::id))
                .toList();
    }

    /** The file that declares it; empty when none does. */
    Optional<String> declaredIn(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** What no file declares, but that one. */
    Stream<T> addedBut(String id) {
        return added.stream().filter(one -> !one.id().equals(id));
    }
}
