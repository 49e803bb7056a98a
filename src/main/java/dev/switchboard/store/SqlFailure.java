package dev.switchboard.store;

import java.sql.SQLException;

/** A statement failed: a bug, a broken constraint, or the store itself (see {@link StoreUnavailableException}). */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException sqlException;

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlException = cause;
    }

    /** The driver's own exception. */
    public SQLException sqlException() {
        return sqlException;
    }
}
