package dev.switchboard.http.webchat;

import dev.switchboard.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events. What is written waits for {@link #flush}, so that what belongs together leaves together. */
final class EventWriter {
    private final OutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /** How long a client is to wait before it comes back. */
    void retry(long millis) {
        line("retry: " + millis);
        line("");
    }

    /** @param id what the client says when it comes back; null for what is not durable */
    void event(String name, @Nullable Object id, Object data) {
        line("event: " + name);
        if (id != null) {
            line("id: " + id);
        }
        waiting.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
        waiting.writeBytes(Json.bytes(data));
        line("");
        line("");
    }

    private void line(String text) {
        waiting.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        if (waiting.size() > 0) {
            waiting.writeTo(out);
            waiting.reset();
            out.flush();
        }
    }
}
