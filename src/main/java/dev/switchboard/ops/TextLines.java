package dev.switchboard.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Log lines for people: time, level, who, what, then {@code key=value}. No value breaks a line or forges another. */
public final class TextLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        LogLine line = LogLine.of(event);
        StringBuilder text = new StringBuilder(160);
        text.append(LogTime.of(event)).append(' ').append(level(event)).append(' ');
        text.append(simpleName(event.getLoggerName())).append(' ');
        append(text, line.words());
        line.fields().forEach((key, value) -> appendField(text, key, value.toString()));
        if (event.getThrowableProxy() != null) {
            text.append('\n').append(Stack.of(event.getThrowableProxy()));
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String level(ILoggingEvent event) {
        String name = event.getLevel().toString();
        return name.length() < 5 ? name + " " : name;
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static void appendField(StringBuilder text, String key, String value) {
        text.append(' ').append(key).append('=');
        if (value.isEmpty() || value.chars().anyMatch(TextLines::needsQuotes)) {
            text.append('"');
            append(text, value.replace("\\", "\\\\").replace("\"", "\\\""));
            text.append('"');
        } else {
            text.append(value);
        }
    }

    private static boolean needsQuotes(int c) {
        return c <= ' ' || c == '"' || c == '=' || isControl(c);
    }

    /** Line separators of Unicode are line ends to some readers. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static void append(StringBuilder text, String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (isControl(c)) {
                text.append(c == '\n' ? "\\n" : "\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
    }
}
