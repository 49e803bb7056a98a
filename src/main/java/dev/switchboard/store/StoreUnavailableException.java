package dev.switchboard.store;

import org.jspecify.annotations.Nullable;

/** The store cannot take a write now: locked, full, unreadable, overloaded or closing. Nothing was written; try again. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
