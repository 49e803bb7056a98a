package dev.switchboard.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new store with millions of rows. Indexes and triggers are taken away first and made again at the end, and
 * nothing waits for the disk: should it be interrupted, the file is to be thrown away.
 */
public final class BulkLoad implements AutoCloseable {
    private static final int CACHE_KB = 262_144;

    private final Connection connection;
    private final Map<String, PreparedStatement> held = new HashMap<>();
    private final List<String> later = new ArrayList<>();

    private BulkLoad(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a store that holds nothing yet, making it first.
     *
     * @throws IllegalStateException when it holds leads
     */
    public static BulkLoad open(StoreOptions options) {
        Database.open(options).close();
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + options.file());
            BulkLoad load = new BulkLoad(connection);
            if (load.number("SELECT COUNT(*) FROM (SELECT 1 FROM leads LIMIT 1)") > 0) {
                connection.close();
                throw new IllegalStateException("there are leads in it already");
            }
            load.prepare();
            return load;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void prepare() throws SQLException {
        for (String pragma :
                List.of("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-" + CACHE_KB)) {
            execute("PRAGMA " + pragma);
        }
        for (String kind : List.of("trigger", "index")) {
            for (String[] one : named(kind)) {
                execute("DROP " + kind + " " + one[0]);
                later.addFirst(one[1]);
            }
        }
        execute("BEGIN");
    }

    private List<String[]> named(String kind) throws SQLException {
        List<String[]> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = '" + kind
                        + "' AND sql IS NOT NULL AND tbl_name IN"
                        + " ('leads', 'lead_aliases', 'conversations', 'messages', 'lead_search') ORDER BY rowid")) {
            while (rows.next()) {
                all.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return all;
    }

    /** Writes one row. */
    public void insert(String sql, @Nullable Object... values) {
        try {
            PreparedStatement statement = held.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                held.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Makes the indexes and triggers again. */
    public void index() {
        try {
            execute("COMMIT");
            for (String sql : later) {
                execute(sql);
            }
            execute("BEGIN");
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Runs what derives rows from rows. */
    public void derive(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /** Keeps what was written, as a store is kept. */
    public void finish() {
        try {
            execute("COMMIT");
            execute("PRAGMA locking_mode=NORMAL");
            execute("PRAGMA journal_mode=WAL");
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
