package dev.switchboard.leads;

import java.util.Locale;
import java.util.Optional;

/** What a list of leads can be sorted by; each has an index of its own. */
public enum LeadSort {
    LAST_MESSAGE_AT("last_message_at", "leads_by_last_message", true),
    FIRST_CONTACT_AT("first_contact_at", "leads_by_first_contact", false),
    TOTAL_MESSAGES("total_messages", "leads_by_total_messages", false),
    TOTAL_SCORE("total_score", "leads_by_total_score", true),
    NAME("name_key", "leads_by_name", true),
    CREATED_AT("created_at", "leads_by_created", false);

    private final String column;
    private final String index;
    private final boolean nullable;
    private final String wire = name().toLowerCase(Locale.ROOT);

    LeadSort(String column, String index, boolean nullable) {
        this.column = column;
        this.index = index;
        this.nullable = nullable;
    }

    /** The name used in the API. */
    public String wire() {
        return wire;
    }

    /** The sort of that name, in any case; empty when there is none. */
    public static Optional<LeadSort> of(String name) {
        for (LeadSort sort : values()) {
            if (sort.wire.equalsIgnoreCase(name)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }

    /** What it sorts by, of {@code leads l}. */
    String key() {
        return "l." + column;
    }

    /** {@code leads l} in its order. */
    String walk() {
        return "leads l INDEXED BY " + index;
    }

    /** Whether some leads may have nothing to sort by: they come last in both directions. */
    boolean isNullable() {
        return nullable;
    }
}
