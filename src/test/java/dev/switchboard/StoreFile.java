package dev.switchboard;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the store of a running service, past everything it says of itself. */
record StoreFile(Path data) {
    /** The first number of the first row. */
    long number(String sql) {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"));
                ResultSet row = store.createStatement().executeQuery(sql)) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
