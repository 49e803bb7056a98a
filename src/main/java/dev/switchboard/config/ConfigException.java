package dev.switchboard.config;

import java.util.List;

/** The configuration cannot be used. Holds every fault; safe to print, because no fault repeats a value. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** @param faults one line each, without any value */
    public ConfigException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One line each: {@code file:line: key: what is wrong; what to do}. */
    public List<String> faults() {
        return faults;
    }
}
