package dev.switchboard.leads;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk over a list of leads stands: behind one lead, in the list's order.
 *
 * @param binding of the list it belongs to, see {@link LeadQuery#binding}
 * @param offset how many leads are before
 * @param key what the lead sorts by, a text or a whole number; null when it has nothing to sort by
 * @param customerPhone of the lead
 */
public record LeadCursor(
        long binding, long offset, @Nullable Object key, String customerPhone) {
    private static final int CHECK_BYTES = 8;

    /** Reads what {@link #write} wrote; empty for anything else. */
    public static Optional<LeadCursor> read(String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            int length = all.length - CHECK_BYTES;
            if (length <= 0 || !Arrays.equals(all, length, all.length, check(all, length), 0, CHECK_BYTES)) {
                return Optional.empty();
            }
            return Optional.of(read(new DataInputStream(new ByteArrayInputStream(all, 0, length))));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static LeadCursor read(DataInputStream in) throws IOException {
        long binding = in.readLong();
        long offset = in.readLong();
        Object key = switch (in.readByte()) {
            case 0 -> null;
            case 1 -> in.readLong();
            default -> in.readUTF();
        };
        return new LeadCursor(binding, offset, key, in.readUTF());
    }

    /** As text that fits a URL. */
    public String write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes));
            bytes.write(check(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(binding);
        out.writeLong(offset);
        switch (key) {
            case null -> out.writeByte(0);
            case Long number -> {
                out.writeByte(1);
                out.writeLong(number);
            }
            default -> {
                out.writeByte(2);
                out.writeUTF(key.toString());
            }
        }
        out.writeUTF(customerPhone);
    }

    /** Against a cursor that was cut off or typed, not against one that was forged: it opens nothing. */
    private static byte[] check(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        byte[] check = new byte[CHECK_BYTES];
        for (int i = 0; i < CHECK_BYTES; i++) {
            check[i] = (byte) (sum.getValue() >>> 8 * i);
        }
        return check;
    }
}
