package dev.switchboard.relay;

import dev.switchboard.channels.SendResult;
import dev.switchboard.message.Platform;

/** Hears of each attempt to send, on the thread that made it: must be quick and must not throw. */
@FunctionalInterface
public interface DeliveryListener {
    DeliveryListener NONE = (platform, result, nanos) -> {};

    /** @param nanos from when the message left to the answer, or for all of an attempt that did not get so far */
    void attempted(Platform platform, SendResult result, long nanos);
}
