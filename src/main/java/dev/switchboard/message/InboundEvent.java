package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/**
 * One thing a platform told us. Every entry of a webhook becomes one of these; what we cannot read is
 * {@link Unrecognized} and kept.
 */
public sealed interface InboundEvent {
    /** The account it concerns; null when the payload does not say. */
    @Nullable
    AccountKey account();

    /** A webhook body, in the platform's own shape, that holds this event alone: what is kept and can be replayed. */
    String raw();

    /** Short name for metrics and lists, e.g. {@code message.text}. */
    String kind();

    /**
     * A customer wrote.
     *
     * @param providerId the platform's id of the message, unique per account
     * @param timestamp platform time, epoch milliseconds
     * @param profileName the name the customer chose on the platform
     * @param replyTo platform id of the message this one answers
     */
    record MessageReceived(
            AccountKey account,
            String providerId,
            CustomerIds customer,
            @Nullable String profileName,
            Content content,
            long timestamp,
            @Nullable String replyTo,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return "message." + content.type();
        }

        /** The same message at another time. */
        public MessageReceived at(long time) {
            return new MessageReceived(account, providerId, customer, profileName, content, time, replyTo, raw);
        }
    }

    /** A message of ours was sent, delivered, read, or failed. */
    record ReceiptReceived(AccountKey account, Receipt receipt, String raw) implements InboundEvent {
        @Override
        public String kind() {
            return "receipt." + receipt.status().wire();
        }
    }

    /**
     * Our own account wrote to a customer: we did, or a person who typed it in the platform's app.
     *
     * @param platformMessageId the platform's id of the message
     * @param customer who was written to; null when the platform does not say
     * @param text null when it was no text
     * @param timestamp platform time, epoch milliseconds
     */
    record EchoReceived(
            AccountKey account,
            String platformMessageId,
            @Nullable String customer,
            @Nullable String text,
            long timestamp,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return "echo";
        }
    }

    /**
     * Something we do not understand yet: kept whole, counted and listed.
     *
     * @param kind what it calls itself, as far as that could be read
     * @param reason why it was not understood, for the person who reads the list
     */
    record Unrecognized(@Nullable AccountKey account, String kind, String reason, String raw) implements InboundEvent {}
}
