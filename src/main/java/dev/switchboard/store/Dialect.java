package dev.switchboard.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What differs between database engines. One engine so far; all other SQL is written to move over. */
final class Dialect {
    private Dialect() {}

    /** What a migration cannot say the same way on every engine. */
    static Map<String, String> placeholders() {
        return Map.of("clustered", "WITHOUT ROWID");
    }

    static Connection writer(StoreOptions options) throws SQLException {
        Connection connection = open(options);
        run(connection, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
        if (options.maxSizeBytes() > 0) {
            run(connection, "PRAGMA max_page_count=" + options.maxSizeBytes() / 4096);
        }
        return connection;
    }

    static Connection reader(StoreOptions options) throws SQLException {
        Connection connection = open(options);
        run(connection, "PRAGMA query_only=ON");
        return connection;
    }

    /** True when the engine itself failed, so that the whole transaction is gone and may be tried again later. */
    static boolean isStoreFault(SQLException e) {
        if (!(e instanceof SQLiteException failure)) {
            return false;
        }
        int primary = failure.getResultCode().code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code
                || primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_NOMEM.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    private static Connection open(StoreOptions options) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + options.file());
        run(
                connection,
                "PRAGMA busy_timeout=" + options.busyTimeout().toMillis(),
                "PRAGMA cache_size=-" + options.cacheKb(),
                "PRAGMA temp_store=MEMORY");
        return connection;
    }

    private static void run(Connection connection, String... pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
        }
    }
}
