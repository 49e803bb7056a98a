package dev.switchboard.channels;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Optional;

/** A messaging platform: four methods. What only some can do are interfaces of their own beside this one. */
public interface Channel {
    Platform platform();

    /** Proves that the platform sent it; empty when it did not. The only source of a {@link VerifiedRequest}. */
    Optional<VerifiedRequest> verify(WebhookRequest request);

    /** Everything the request says, in its order. Total: never throws, never drops; what it cannot read is an event too. */
    List<InboundEvent> parse(VerifiedRequest request);

    /**
     * Sends one message, once. Blocks until the platform answered or the deadline passed.
     *
     * @param leaving called once, when a connection stands and before the first byte leaves; what it throws stops the
     *     send. Until then nothing can have been sent.
     * @return what became of it; a failure is a result, not an exception
     */
    SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving);
}
