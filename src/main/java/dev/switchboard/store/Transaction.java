package dev.switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One unit of work on one connection, as a piece of code sees it. Statements are prepared once per connection and held,
 * because preparing costs more than running them; what is not on the hot path uses {@link #jdbi()}.
 */
public final class Transaction implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Transaction.class);

    private final Connection connection;
    private final Map<String, PreparedStatement> held = new HashMap<>();
    private final Map<String, Boolean> answers = new HashMap<>();
    private final List<Decided> decided = new ArrayList<>();
    private @Nullable Handle handle;
    private long startNanos;
    private long mostNanos;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * Runs an INSERT, UPDATE or DELETE with a constant SQL text.
     *
     * @return the number of rows it changed
     */
    public int update(String sql, @Nullable Object... arguments) {
        try {
            return bind(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw new SqlFailure(e);
        }
    }

    /** The first row, if there is one. Also for {@code INSERT … RETURNING}. */
    public <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        List<T> rows = list(sql, mapper, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** All rows, in their order. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        } catch (SQLException e) {
            forget(sql);
            throw new SqlFailure(e);
        }
    }

    /** Takes a row of a result and keeps nothing of it. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** As {@link #list}, of a result that need not be held as a whole. */
    public void each(String sql, RowReader reader, @Nullable Object... arguments) {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            forget(sql);
            throw new SqlFailure(e);
        }
    }

    /**
     * Asks once for all that is written together, and remembers the answer. Whoever changes it must {@link #forgetAnswer}
     * it.
     */
    public boolean once(String question, BooleanSupplier ask) {
        Boolean known = answers.get(question);
        if (known == null) {
            known = ask.getAsBoolean();
            answers.put(question, known);
        }
        return known;
    }

    /** The answer to that may be another from now on. */
    public void forgetAnswer(String question) {
        answers.remove(question);
    }

    /** Runs it once the transaction is on disk, and not at all when it fails. Must be short and must not throw. */
    public void afterCommit(Runnable action) {
        whenDecided(action, () -> {});
    }

    /** As {@link #afterCommit}; the other action runs instead should this attempt at the transaction be rolled back. */
    public void whenDecided(Runnable onCommit, Runnable onRollback) {
        decided.add(new Decided(onCommit, onRollback));
    }

    private record Decided(Runnable onCommit, Runnable onRollback) {}

    /** The same transaction through JDBI, for SQL that is composed or rarely run. */
    public Handle jdbi() {
        if (handle == null) {
            handle = Jdbi.open(connection);
        }
        return handle;
    }

    private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = held.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            held.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    void begin(String how) throws SQLException {
        answers.clear();
        execute(how);
    }

    void execute(String sql) throws SQLException {
        PreparedStatement statement = held.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            held.put(sql, statement);
        }
        try {
            statement.execute();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    /** Closes all held statements: after a failure of the engine some are in no usable state. */
    void forgetStatements() {
        List.copyOf(held.keySet()).forEach(this::forget);
    }

    /** The driver leaves a statement that failed unusable for ever. */
    private void forget(String sql) {
        PreparedStatement statement = held.remove(sql);
        if (statement == null) {
            return;
        }
        try {
            statement.close();
        } catch (SQLException e) {
            log.debug("a statement that failed did not close", e);
        }
    }

    /** From now on, for that long; 0 for as long as it takes. */
    void mayTake(long nanos) {
        startNanos = System.nanoTime();
        mostNanos = nanos;
    }

    boolean isInTime() {
        return mostNanos == 0 || System.nanoTime() - startNanos < mostNanos;
    }

    int pendingActions() {
        return decided.size();
    }

    /** Gives up the actions of a piece that was rolled back. */
    void forgetActionsAfter(int mark) {
        List<Decided> undone = decided.subList(mark, decided.size());
        undone.forEach(action -> action.onRollback().run());
        undone.clear();
    }

    List<Runnable> takeActions() {
        List<Runnable> actions = decided.stream().map(Decided::onCommit).toList();
        decided.clear();
        return actions;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
