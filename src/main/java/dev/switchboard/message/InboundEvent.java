package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/**
 * One thing a platform told us. Every element of a webhook becomes one of these; what we cannot read is
 * {@link Unrecognized} and kept. Which payload becomes which is told in the description of the package.
 * {@code at} and {@code timestamp} are the platform's time in epoch milliseconds.
 */
public sealed interface InboundEvent {
    /**
     * The account it concerns: our number or Instagram account. Where the payload names only the WhatsApp business account
     * ({@code entry.id} of management fields), the key of that: routing knows both. Null when it names neither.
     */
    @Nullable
    AccountKey account();

    /** A webhook body, in the platform's own shape, that holds this event alone: what is kept and can be replayed. */
    String raw();

    /** Short name for metrics and lists, e.g. {@code message.text}; one of a bounded set. */
    String kind();

    /**
     * What tells this event from every other of its account, so that a repeated one is known; null when the platform
     * gives it no id, and the body itself must tell.
     */
    default @Nullable String dedupeKey() {
        return null;
    }

    /**
     * A customer wrote.
     *
     * @param providerId the platform's id of the message, unique per account
     * @param customer who wrote; in a group, the participant
     * @param profileName the name the customer chose on the platform
     * @param origin whether it is ours to answer
     */
    record MessageReceived(
            AccountKey account,
            String providerId,
            CustomerIds customer,
            @Nullable String profileName,
            Content content,
            long timestamp,
            MessageContext context,
            Origin origin,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return origin.prefix() + "message." + content.family();
        }

        @Override
        public String dedupeKey() {
            return origin.prefix() + "message:" + providerId;
        }

        public MessageReceived at(long time) {
            return new MessageReceived(account, providerId, customer, profileName, content, time, context, origin, raw);
        }
    }

    /**
     * Our own account wrote to a customer: we did, another app did, or a person who typed it in the platform's app.
     *
     * @param platformMessageId the platform's id of the message
     * @param customer who was written to; null when the platform does not say
     * @param status how far it had come, as {@code history} tells; null where nothing is told
     */
    record EchoReceived(
            AccountKey account,
            String platformMessageId,
            @Nullable CustomerIds customer,
            Content content,
            long timestamp,
            MessageContext context,
            Origin origin,
            @Nullable DeliveryStatus status,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return origin.prefix() + "echo";
        }

        @Override
        public String dedupeKey() {
            return origin.prefix() + "echo:" + platformMessageId;
        }

        public EchoReceived at(long time) {
            return new EchoReceived(account, platformMessageId, customer, content, time, context, origin, status, raw);
        }
    }

    /**
     * A message was edited, deleted, reacted to. It may come before the message itself.
     *
     * @param changeId the platform's own id of this event; null on Instagram
     * @param targetId the platform's id of the message that changed
     * @param customer who did it; null when our own account did, or nobody is named
     * @param byUs our own account did it, in the platform's app
     * @param origin a standby copy and the owner's own are told apart, so that neither is dropped
     */
    record MessageChanged(
            AccountKey account,
            @Nullable String changeId,
            String targetId,
            @Nullable CustomerIds customer,
            boolean byUs,
            Change change,
            long at,
            Origin origin,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return origin.prefix() + "change." + change.name();
        }

        @Override
        public @Nullable String dedupeKey() {
            return changeId == null ? null : origin.prefix() + "change:" + changeId;
        }
    }

    /**
     * A message of ours was sent, delivered, read, or failed.
     *
     * @param origin a standby copy and the owner's own are told apart, so that neither is dropped
     */
    record ReceiptReceived(AccountKey account, Receipt receipt, Origin origin, String raw) implements InboundEvent {
        @Override
        public String kind() {
            return origin.prefix() + "receipt." + receipt.status().wire();
        }

        @Override
        public String dedupeKey() {
            String whose = receipt.groupId() == null ? "" : ":" + String.join(",", receipt.recipientIds());
            return origin.prefix() + "receipt:" + receipt.platformMessageId() + ":"
                    + receipt.status().wire() + whose;
        }
    }

    /**
     * A customer goes by other ids from now on. Takes effect before the messages of the same body.
     *
     * @param before ids known until now
     * @param now ids from now on, best first
     * @param eventId the platform's id of the {@code system} message; null when it has none
     */
    record IdentityChanged(
            AccountKey account,
            CustomerIds before,
            CustomerIds now,
            @Nullable String eventId,
            long at,
            String raw) implements InboundEvent {
        @Override
        public String kind() {
            return "identity";
        }

        @Override
        public @Nullable String dedupeKey() {
            return eventId == null ? null : "identity:" + eventId;
        }
    }

    /**
     * A customer allows or forbids a kind of message. The newest by the platform's time holds.
     *
     * @param category as the platform calls it, such as {@code marketing_messages}
     * @param stop true to get no more of them, false to get them again
     * @param detail the platform's words; null for none
     */
    record PreferenceChanged(
            AccountKey account,
            CustomerIds customer,
            String category,
            boolean stop,
            @Nullable String detail,
            long at,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return stop ? "preference.stop" : "preference.resume";
        }
    }

    /**
     * A call began, rang, ended …. One by the customer opens the reply window, answered or not.
     *
     * @param event {@code connect}, {@code terminate}, {@code ringing} …, a plain word of those the parser knows,
     *     else {@code other}
     * @param customer who is at the other end; null when not told
     * @param byCustomer the customer calls us
     */
    record CallReceived(
            AccountKey account,
            String callId,
            String event,
            @Nullable CustomerIds customer,
            boolean byCustomer,
            long at,
            String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return "call." + event;
        }

        @Override
        public String dedupeKey() {
            return "call:" + callId + ":" + event;
        }
    }

    /**
     * A conversation was handed over between apps.
     * @param customer whose conversation; null when not told
     * @param owner who answers from now on
     * @param ownerName the app id or role of the new owner, as given; null when not told
     */
    record ControlChanged(
            AccountKey account,
            @Nullable CustomerIds customer,
            Owner owner,
            @Nullable String ownerName,
            long at,
            String raw)
            implements InboundEvent {

        /** Who has a conversation. */
        public enum Owner {
            US,
            ANOTHER_APP,
            /** Idle: whoever answers first. */
            NOBODY
        }

        @Override
        public String kind() {
            return "control." + Words.wire(owner);
        }
    }

    /** A customer came by a link or an ad, and wrote nothing: the first of them is the lead's source. */
    record Referred(AccountKey account, CustomerIds customer, Referral referral, long at, String raw)
            implements InboundEvent {
        @Override
        public String kind() {
            return "referral";
        }
    }

    /** The platform tells the owner of an account something: kept, shown, and logged. */
    record AccountNotice(@Nullable AccountKey account, Notice notice, String raw) implements InboundEvent {
        @Override
        public String kind() {
            return "notice." + notice.field();
        }
    }

    /**
     * Understood, and nothing to do but keep and count it.
     *
     * @param kind one of the parser's own constants, never a name out of the payload
     * @param customer whom it is about; null when nobody
     * @param eventId the platform's id of it (a comment's, say); null when it has none
     */
    record Noted(
            @Nullable AccountKey account,
            String kind,
            @Nullable CustomerIds customer,
            @Nullable String eventId,
            String raw)
            implements InboundEvent {
        @Override
        public @Nullable String dedupeKey() {
            return eventId == null ? null : kind + ":" + eventId;
        }
    }

    /**
     * Something we do not understand yet: kept whole, counted and listed.
     *
     * @param kind what it calls itself, as far as that could be read; made of plain words ({@code JsonText.word})
     * @param reason why it was not understood, for the person who reads the list
     */
    record Unrecognized(@Nullable AccountKey account, String kind, String reason, String raw) implements InboundEvent {}
}
