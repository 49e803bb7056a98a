package dev.switchboard.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database file to today's schema: forward only, one numbered SQL file per step. */
final class Migrations {
    /** The folder with our own schema. */
    static final String SCHEMA = "db/migration";

    private Migrations() {}

    static void apply(StoreOptions options, String folder) {
        try {
            Flyway.configure()
                    .dataSource("jdbc:sqlite:" + options.file(), "", "")
                    .locations("classpath:" + folder)
                    .placeholders(Dialect.placeholders())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailableException("cannot migrate " + options.file() + ": " + e.getMessage(), e);
        }
    }
}
