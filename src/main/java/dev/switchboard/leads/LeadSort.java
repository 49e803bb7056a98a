package dev.switchboard.leads;

import java.util.Locale;
import java.util.Optional;

/** What a list of leads can be sorted by. */
public enum LeadSort {
    LAST_MESSAGE_AT("l.last_message_at"),
    FIRST_CONTACT_AT("l.first_contact_at"),
    TOTAL_MESSAGES("l.total_messages"),
    TOTAL_SCORE("l.total_score"),
    NAME("LOWER(l.name)"),
    CREATED_AT("l.created_at");

    private final String sql;
    private final String wire = name().toLowerCase(Locale.ROOT);

    LeadSort(String sql) {
        this.sql = sql;
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

    /** NULLs come last in both directions; ties go by phone in the same direction, so that pages never overlap. */
    String orderBy(boolean descending) {
        String direction = descending ? " DESC" : " ASC";
        return sql + direction + " NULLS LAST, l.customer_phone" + direction;
    }
}
