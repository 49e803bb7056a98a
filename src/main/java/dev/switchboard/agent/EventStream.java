package dev.switchboard.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an event stream, in whatever pieces it arrives, into the data of its events; see <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the standard</a>.
 * Names, ids and comments mean nothing here. A line is decoded when it is whole, so that no character is torn.
 */
final class EventStream {
    private final Consumer<String> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable StringBuilder data;
    private boolean atStart = true;
    private boolean afterReturn;

    EventStream(Consumer<String> events) {
        this.events = events;
    }

    void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            take(bytes[i]);
        }
    }

    /** A line ends with CR, LF or both. */
    private void take(byte b) {
        boolean secondOfBoth = afterReturn && b == '\n';
        afterReturn = b == '\r';
        if (b != '\r' && b != '\n') {
            line.write(b);
        } else if (!secondOfBoth) {
            endLine();
        }
    }

    private void endLine() {
        String text = lineText();
        if (text.isEmpty()) {
            dispatch();
        } else {
            field(text);
        }
    }

    private String lineText() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        boolean marked = atStart && text.startsWith("\uFEFF");
        atStart = false;
        return marked ? text.substring(1) : text;
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (name.equals("data")) {
            String value = colon < 0 ? "" : text.substring(colon + 1);
            add(value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void add(String value) {
        if (data == null) {
            data = new StringBuilder(value);
        } else {
            data.append('\n').append(value);
        }
    }

    private void dispatch() {
        String event = rest();
        if (!event.isEmpty()) {
            events.accept(event);
        }
    }

    /** The data of an event that was begun and not ended; empty when there is none. */
    String rest() {
        if (line.size() > 0) {
            field(lineText());
        }
        String event = data == null ? "" : data.toString();
        data = null;
        return event;
    }
}
