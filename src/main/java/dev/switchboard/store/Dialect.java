package dev.switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** What differs between database engines. One engine so far; all other SQL is written to move over. */
final class Dialect {
    /** 16 MB of log: pages that many commits change are copied into the file once. */
    private static final int CHECKPOINT_PAGES = 4_000;

    private static final int STEPS_BETWEEN_QUESTIONS = 20_000;

    private Dialect() {}

    /** What a migration cannot say the same way on every engine. */
    static Map<String, String> placeholders() {
        return Map.of("clustered", "WITHOUT ROWID");
    }

    /**
     * A commit does not wait for the disk by itself ({@code NORMAL}): {@link DiskSync} does, before anybody hears of it.
     * The engine still orders log, checkpoint and file so that the file is whole after a power cut.
     */
    static Connection writer(StoreOptions options) throws SQLException {
        Connection connection = open(options);
        requireLog(connection);
        run(
                connection,
                "PRAGMA synchronous=NORMAL",
                "PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES,
                "PRAGMA secure_delete=ON"); // what is erased is overwritten, not only unlinked
        if (options.maxSizeBytes() > 0) {
            run(connection, "PRAGMA max_page_count=" + options.maxSizeBytes() / 4096);
        }
        return connection;
    }

    /** The write-ahead log of the file: what must be on disk before a commit counts. */
    static Path log(StoreOptions options) {
        return Path.of(options.file() + "-wal");
    }

    /** Without a log, as on some network drives, a commit would not be safe as we make it. */
    private static void requireLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode=WAL")) {
            if (!mode.next() || !"wal".equals(mode.getString(1))) {
                throw new SQLException("this drive does not take a write-ahead log: keep the store on a local disk");
            }
        }
    }

    static Connection reader(StoreOptions options) throws SQLException {
        Connection connection = open(options);
        run(connection, "PRAGMA query_only=ON");
        return connection;
    }

    /**
     * Copies the log into the file and empties it, so that it holds no older state of any page.
     *
     * @param patience how long writers may be kept waiting
     * @return false when somebody still read an older state
     */
    static boolean emptyLog(StoreOptions options, Duration patience) throws SQLException {
        try (Connection connection = open(options.withBusyTimeout(patience));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)"); // the most of it, in nobody's way
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return result.next() && result.getInt(1) == 0;
            }
        }
    }

    /** The tables that are indexes of words. */
    static List<String> fullTextIndexes(StoreOptions options) throws SQLException {
        try (Connection connection = open(options);
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%USING fts5(%'")) {
            List<String> all = new ArrayList<>();
            while (names.next()) {
                all.add(names.getString(1));
            }
            return all;
        }
    }

    /** Has the engine ask, every millisecond or so of a statement, whether to go on with it. */
    static void whileRunning(Connection connection, BooleanSupplier mayGoOn) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_QUESTIONS, new ProgressHandler() {
            @Override
            protected int progress() {
                return mayGoOn.getAsBoolean() ? 0 : 1;
            }
        });
    }

    /** True when the statement was ended by the answer to {@link #whileRunning}. */
    static boolean isInterrupt(SQLException e) {
        return e instanceof SQLiteException failure
                && (failure.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_INTERRUPT.code;
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
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + options.file(), driver());
        run(
                connection,
                "PRAGMA busy_timeout=" + options.busyTimeout().toMillis(),
                "PRAGMA cache_size=-" + options.cacheKb(),
                "PRAGMA temp_store=MEMORY");
        leaveTransactionsToUs(connection);
        return connection;
    }

    /**
     * A connection that commits by itself has the driver try a BEGIN of its own before each statement. One that does not
     * begins at once; after this the driver believes that it is in a transaction, and keeps out.
     */
    private static void leaveTransactionsToUs(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "ROLLBACK");
    }

    /**
     * By itself the driver asks for the generated key after each write, and the engine locks itself at each call: we make
     * all keys ourselves, and a connection is used by one thread at a time.
     */
    private static Properties driver() {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        return config.toProperties();
    }

    private static void run(Connection connection, String... pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
        }
    }
}
