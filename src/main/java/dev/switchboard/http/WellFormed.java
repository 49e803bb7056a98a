package dev.switchboard.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address decodes to text: complete percent escapes, UTF-8, no NUL. Behind this check decoding cannot fail and
 * loses nothing.
 */
final class WellFormed {
    private WellFormed() {}

    static boolean uri(HttpURI uri) {
        return text(uri.getPath()) && text(uri.getQuery());
    }

    private static boolean text(@Nullable String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        byte[] decoded = decode(encoded);
        return decoded != null && isText(decoded);
    }

    private static byte @Nullable [] decode(String encoded) {
        byte[] from = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++, length++) {
            if (from[i] != '%') {
                to[length] = from[i];
                continue;
            }
            int octet = i + 2 < from.length ? octet(from[i + 1], from[i + 2]) : -1;
            if (octet <= 0) {
                return null;
            }
            to[length] = (byte) octet;
            i += 2;
        }
        return Arrays.copyOf(to, length);
    }

    /** The value of two hexadecimal digits; negative when they are none. */
    private static int octet(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
