package dev.switchboard.outbound;

import java.util.Map;

/** Reads the body of an answer while it comes, on the thread that calls. Made anew for each call. */
public interface BodyReader {
    /**
     * Whether it reads this answer; any other is waited for as a whole.
     *
     * @param headers names in lower case
     */
    boolean takes(int status, Map<String, String> headers);

    /**
     * More of the body, as soon as it is there. Must be quick, and may not keep the array.
     *
     * @return whether more is wanted; when not, the call is whole, however the connection ends
     */
    boolean read(byte[] bytes, int length);
}
