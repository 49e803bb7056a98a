package dev.switchboard.message;

import java.util.Locale;
import java.util.Optional;

/** A messaging platform, by the name the APIs use for it. */
public enum Platform {
    WHATSAPP,
    INSTAGRAM,
    WEBCHAT;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON, paths, files and the store. */
    public String wire() {
        return wire;
    }

    /** One bit per platform, so that a lead row can hold the set it has used. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The platform of that name, in any case; empty when there is none. */
    public static Optional<Platform> of(String name) {
        for (Platform platform : values()) {
            if (platform.wire.equalsIgnoreCase(name)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }
}
