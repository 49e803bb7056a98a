package dev.switchboard.ops;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;

/**
 * Where a failure happened, without its words: messages of parsers and drivers repeat what customers wrote. Of the
 * store's failures the engine's code is told.
 */
final class Stack {
    private Stack() {}

    static String of(IThrowableProxy failure) {
        StringBuilder text = new StringBuilder(1024);
        append(text, failure, "");
        return text.toString();
    }

    private static void append(StringBuilder text, IThrowableProxy failure, String relation) {
        text.append(relation).append(failure.getClassName());
        if (failure.isCyclic()) {
            return;
        }
        if (failure instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException sql) {
            text.append(" (code ").append(sql.getErrorCode()).append(')');
        }
        appendFrames(text, failure);
        for (IThrowableProxy suppressed : failure.getSuppressed()) {
            append(text, suppressed, "\nsuppressed: ");
        }
        if (failure.getCause() != null) {
            append(text, failure.getCause(), "\ncaused by: ");
        }
    }

    private static void appendFrames(StringBuilder text, IThrowableProxy failure) {
        StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
        int own = frames.length - failure.getCommonFrames();
        for (int i = 0; i < own; i++) {
            text.append("\n  ").append(frames[i].getSTEAsString());
        }
    }
}
