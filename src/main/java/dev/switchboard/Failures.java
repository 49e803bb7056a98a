package dev.switchboard;

import dev.switchboard.config.ConfigException;
import dev.switchboard.store.StoreUnavailableException;
import java.io.PrintWriter;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Says in words what kept a command from doing its work, and with which code it ends. */
final class Failures {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Failures() {}

    static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof ConfigException config) {
            config.faults().forEach(err::println);
            return WRONG_USE;
        }
        if (failure instanceof UsageException usage) {
            err.println(usage.getMessage());
            return WRONG_USE;
        }
        if (failure instanceof StoreUnavailableException store) {
            err.println(store.getMessage());
            return FAILED;
        }
        if (hasCause(failure, BindException.class)) {
            err.println("The port is in use: stop who holds it, or choose another with --port (0 for a free one).");
            return FAILED;
        }
        failure.printStackTrace(err);
        return FAILED;
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<? extends Throwable> type) {
        return failure != null && (type.isInstance(failure) || hasCause(failure.getCause(), type));
    }
}
