package dev.switchboard.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementException;

/** A SELECT put together from parts, with named bindings: for lists whose filters the caller chooses. */
public final class Select {
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param from tables, with aliases and joins */
    public Select(String from) {
        this.from = from;
    }

    /** Adds a condition; all of them must hold. */
    public Select where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Gives {@code :name} its value. */
    public Select bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Gives each of these names its value. */
    public Select bind(Map<String, ?> more) {
        values.putAll(more);
        return this;
    }

    /** Adds the condition that the column is one of these, of which there must be at least one. */
    public Select in(String column, Collection<?> allowed) {
        List<String> names = new ArrayList<>();
        for (Object value : allowed) {
            String name = "in" + values.size();
            bind(name, value);
            names.add(":" + name);
        }
        return where(column + " IN (" + String.join(", ", names) + ")");
    }

    /** How many rows there are. */
    public long count(Transaction transaction) {
        return run(transaction, "SELECT COUNT(*) FROM " + tail(), row -> row.getLong(1))
                .getFirst();
    }

    /** The sum of a column; 0 over no rows. */
    public long sum(Transaction transaction, String column) {
        return run(transaction, "SELECT COALESCE(SUM(" + column + "), 0) FROM " + tail(), row -> row.getLong(1))
                .getFirst();
    }

    /** All rows, in that order. */
    public <T> List<T> list(Transaction transaction, String columns, String orderBy, Transaction.RowMapper<T> mapper) {
        return run(transaction, "SELECT " + columns + " FROM " + tail() + " ORDER BY " + orderBy, mapper);
    }

    /** Any of the rows, no more than that many. */
    public <T> List<T> any(Transaction transaction, String columns, int limit, Transaction.RowMapper<T> mapper) {
        bind("limit", limit);
        return run(transaction, "SELECT " + columns + " FROM " + tail() + " LIMIT :limit", mapper);
    }

    /** One page of the rows. */
    public <T> List<T> page(
            Transaction transaction,
            String columns,
            String orderBy,
            int limit,
            long offset,
            Transaction.RowMapper<T> mapper) {
        bind("limit", limit).bind("offset", offset);
        return list(transaction, columns, orderBy + " LIMIT :limit OFFSET :offset", mapper);
    }

    private String tail() {
        return conditions.isEmpty() ? from : from + " WHERE " + String.join(" AND ", conditions);
    }

    /** What JDBI throws repeats the bound values, which are a customer's: only the driver's own exception goes on. */
    private <T> List<T> run(Transaction transaction, String sql, Transaction.RowMapper<T> mapper) {
        try (Query query = transaction.jdbi().createQuery(sql)) {
            return query.bindMap(values).map((row, context) -> mapper.map(row)).list();
        } catch (StatementException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw new SqlFailure(cause);
            }
            throw e;
        }
    }
}
