package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: leads with nothing to sort by come last in both directions, ties go by phone in the sort's own, so
 * that pages never overlap.
 */
final class LeadOrder {
    private final LeadSort sort;
    private final boolean descending;

    LeadOrder(LeadSort sort, boolean descending) {
        this.sort = sort;
        this.descending = descending;
    }

    /**
     * A lead's row and where it stands.
     *
     * @param rowNo good within the transaction
     */
    record Row(long rowNo, @Nullable Object key, String customerPhone) {
        private static Row of(ResultSet row) throws SQLException {
            Object key = row.getObject(2);
            return new Row(row.getLong(1), key instanceof Integer small ? Long.valueOf(small) : key, row.getString(3));
        }
    }

    private String direction() {
        return descending ? " DESC" : " ASC";
    }

    private String beyond() {
        return descending ? "<" : ">";
    }

    /** Reads rows that have something to sort by, or those that have not: either in the order of the sort's index. */
    List<Row> walk(Transaction transaction, Select select, boolean present, int limit, long offset) {
        if (sort.isNullable()) {
            select.where(sort.key() + (present ? " IS NOT NULL" : " IS NULL"));
        }
        String order = (present ? sort.key() + direction() + ", " : "") + "l.customer_phone" + direction();
        return select.page(transaction, columns(), order, limit, offset, Row::of);
    }

    /** Reads rows from wherever they come, and sorts them. */
    List<Row> sorted(Transaction transaction, Select select, int limit, long offset) {
        String nulls = sort.isNullable() ? "(" + sort.key() + " IS NULL), " : "";
        String order = nulls + sort.key() + direction() + ", l.customer_phone" + direction();
        return select.page(transaction, columns(), order, limit, offset, Row::of);
    }

    private String columns() {
        return "l.rowid, " + sort.key() + ", l.customer_phone";
    }

    /** Adds that a row comes behind that place, among those that have something to sort by, or have not, as it does. */
    void behind(Select select, LeadCursor place) {
        select.bind("after_phone", place.customerPhone());
        Object key = place.key();
        if (key == null) {
            select.where("l.customer_phone " + beyond() + " :after_phone");
        } else {
            select.where("(" + sort.key() + ", l.customer_phone) " + beyond() + " (:after_key, :after_phone)")
                    .bind("after_key", key);
        }
    }

    /** Adds that a row comes no later than that one, which has something to sort by. */
    void upTo(Select select, Row end) {
        select.where("(" + sort.key() + ", l.customer_phone) " + (descending ? ">=" : "<=") + " (:end_key, :end_phone)")
                .bind("end_key", Objects.requireNonNull(end.key()))
                .bind("end_phone", end.customerPhone());
    }

    /** Adds that a row comes behind that place, among all. */
    void behindAmongAll(Select select, LeadCursor place) {
        select.bind("after_phone", place.customerPhone());
        Object key = place.key();
        if (key == null) {
            select.where(sort.key() + " IS NULL AND l.customer_phone " + beyond() + " :after_phone");
        } else {
            select.where("((" + sort.key() + ", l.customer_phone) " + beyond() + " (:after_key, :after_phone) OR "
                            + sort.key() + " IS NULL)")
                    .bind("after_key", key);
        }
    }
}
