package dev.switchboard.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that is read while it comes: it may take longer than other answers as long as it goes on coming. */
final class StreamedBody {
    /** For the end of a body of which nothing more is wanted: read whole, its connection can be used again. */
    private static final Duration REST = Duration.ofMillis(250);

    private final OutboundRequest.Reading reading;
    private final int most;
    private final Deadline deadline;
    private final long lastNanos;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean wanted = true;

    /**
     * @param most bytes; a longer body is cut there
     * @param startedNanos when the call began
     */
    StreamedBody(OutboundRequest.Reading reading, int most, Deadline deadline, long startedNanos) {
        this.reading = reading;
        this.most = most;
        this.deadline = deadline;
        this.lastNanos = startedNanos + reading.total().toNanos();
    }

    /** @return false when it did not come to its end by itself */
    boolean readFrom(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        putOff(reading.idle());
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                body.write(buffer, 0, length);
                if (body.size() > most) {
                    return false;
                }
                take(buffer, length);
            }
            return true;
        } catch (IOException e) {
            if (wanted) {
                throw e;
            }
            return false;
        }
    }

    private void take(byte[] buffer, int length) {
        if (wanted) {
            wanted = reading.reader().read(buffer, length);
            putOff(wanted ? reading.idle() : REST);
        }
    }

    private void putOff(Duration fromNow) {
        long nanos = System.nanoTime() + fromNow.toNanos();
        deadline.moveTo(nanos - lastNanos < 0 ? nanos : lastNanos);
    }

    /** True when it is longer than allowed and not whole by then. */
    boolean isTooLarge() {
        return wanted && body.size() > most;
    }

    byte[] bytes() {
        return body.toByteArray();
    }
}
