package dev.switchboard.http;

import org.jspecify.annotations.Nullable;

/** Where a failure happened, without its words: messages of parsers and drivers repeat what customers wrote. */
final class Wordless extends Exception {
    private static final long serialVersionUID = 1;

    private Wordless(String type, @Nullable Throwable cause, StackTraceElement[] trace) {
        super(type, cause);
        setStackTrace(trace);
    }

    static Wordless of(Throwable failure) {
        Throwable cause = failure.getCause();
        return new Wordless(failure.getClass().getName(), cause == null ? null : of(cause), failure.getStackTrace());
    }
}
