package dev.switchboard.leads;

import dev.switchboard.store.StoreOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Makes a store as an earlier version left it. */
final class OlderStore {
    private OlderStore() {}

    /** Writes into it. */
    @FunctionalInterface
    interface Filling {
        void fill(Statement statement) throws SQLException;
    }

    /** @param version of its newest migration */
    static void make(StoreOptions options, String version, Filling filling) throws SQLException {
        String url = "jdbc:sqlite:" + options.file();
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .placeholders(Map.of("clustered", "WITHOUT ROWID"))
                .target(version)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            filling.fill(statement);
        }
    }
}
