package dev.switchboard.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who was first to use an id that an installation has only once. */
final class Claims {
    private final Map<Claim, Place> first = new HashMap<>();

    /** Where that id was used before; empty for the first. */
    Optional<Place> claim(String kind, String id, Place at) {
        return Optional.ofNullable(first.putIfAbsent(new Claim(kind, id), at));
    }

    private record Claim(String kind, String id) {}
}
