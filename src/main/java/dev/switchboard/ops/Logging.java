package dev.switchboard.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Sets up the log as the settings ask: the level of our own lines, and JSON for machines. Always on stderr. */
public final class Logging {
    private Logging() {}

    /**
     * Applies to the whole process.
     *
     * @param level such as {@code info}
     * @param json one JSON object a line instead of text
     */
    public static void apply(String level, boolean json) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("dev.switchboard").setLevel(Level.toLevel(level, Level.INFO));
        if (json) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.addAppender(jsonOnStderr(context));
        }
    }

    private static ConsoleAppender<ILoggingEvent> jsonOnStderr(LoggerContext context) {
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(lines);
        appender.start();
        return appender;
    }
}
