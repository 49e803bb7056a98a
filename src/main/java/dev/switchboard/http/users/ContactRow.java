package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.leads.NewContact;
import org.jspecify.annotations.Nullable;

/** One contact of a request: what it says, or what is wrong with it. */
sealed interface ContactRow {

    /** Where it stands in the request: the line of a CSV file, or the place in a list, from 1. */
    int line();

    record Good(int line, NewContact contact) implements ContactRow {}

    /**
     * @param field null when it is the row as a whole
     * @param message holds nothing of the row itself
     */
    record Bad(int line, @JsonInclude @Nullable String field, String message) implements ContactRow {}
}
