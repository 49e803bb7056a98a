package dev.switchboard.tenants;

import dev.switchboard.store.Database;
import java.util.Optional;

/** Asks the store who its users are. */
public final class UserReader {
    private final Database database;

    public UserReader(Database database) {
        this.database = database;
    }

    /** Whether a user of that id was ever declared. */
    public boolean exists(String userId) {
        return database.read(transaction -> transaction
                .one("SELECT 1 FROM users WHERE user_id = ?", row -> true, userId)
                .isPresent());
    }

    /** The country of phones typed without one, such as {@code IN}; empty when the user has none. */
    public Optional<String> defaultCountry(String userId) {
        return database.read(transaction -> transaction
                .one(
                        "SELECT COALESCE(default_country, '') FROM users WHERE user_id = ?",
                        row -> row.getString(1),
                        userId)
                .filter(country -> !country.isEmpty()));
    }
}
