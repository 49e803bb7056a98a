package dev.switchboard.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log statement says. Ours are written {@code log.info("gate.paused gate={} for_ms={}", …)}: the name of the
 * event, then fields; both formats are made from them. What libraries write is a message without fields.
 *
 * @param words name of the event, or the whole message
 * @param fields in their order; those without a value are left out
 */
record LogLine(boolean isEvent, String words, Map<String, Object> fields) {
    private static final Pattern EVENT = Pattern.compile("[a-z_]+(\\.[a-z_]+)+( [a-z_]+=[^ ]+)*");
    private static final String CORRELATION = "correlation_id";

    static LogLine of(ILoggingEvent event) {
        String template = event.getMessage();
        LogLine line = template != null && EVENT.matcher(template).matches()
                ? ofTemplate(template.split(" "), event.getArgumentArray())
                : new LogLine(false, String.valueOf(event.getFormattedMessage()), new LinkedHashMap<>());
        String correlation = event.getMDCPropertyMap().get(CORRELATION);
        if (correlation != null) {
            line.fields.putIfAbsent(CORRELATION, correlation);
        }
        return line;
    }

    private static LogLine ofTemplate(String[] parts, Object @Nullable [] arguments) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int next = 0;
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String value = parts[i].substring(equals + 1);
            Object meant = value.equals("{}") ? argument(arguments, next++) : value;
            if (meant != null) {
                fields.put(parts[i].substring(0, equals), meant);
            }
        }
        return new LogLine(true, parts[0], fields);
    }

    private static @Nullable Object argument(Object @Nullable [] arguments, int index) {
        return arguments != null && index < arguments.length ? arguments[index] : null;
    }
}
