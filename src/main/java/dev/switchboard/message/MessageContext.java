package dev.switchboard.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a message beside its content.
 *
 * @param replyTo the platform's id of the message it answers: WhatsApp {@code context.id}, Instagram {@code reply_to.mid}
 * @param frequentlyForwarded more than five times
 * @param product what the customer asks about: {@code context.referred_product}
 * @param referral how the customer came to us
 * @param groupId the WhatsApp group it was written in: recorded, never answered
 * @param errors {@code messages[].errors}: why the platform could not show it whole
 */
public record MessageContext(
        @Nullable String replyTo,
        boolean forwarded,
        boolean frequentlyForwarded,
        @Nullable Product product,
        @Nullable Referral referral,
        @Nullable String groupId,
        List<Receipt.Failure> errors) {
    /** Nothing beside the content, as with most messages. */
    public static final MessageContext NONE = answering(null);

    public MessageContext {
        errors = List.copyOf(errors);
    }

    /** A plain answer to a message; to none when it is null. */
    public static MessageContext answering(@Nullable String replyTo) {
        return new MessageContext(replyTo, false, false, null, null, null, List.of());
    }

    /** An item of a catalogue. */
    public record Product(
            @Nullable String catalogId, @Nullable String productId) {}

    /** True when there is nothing but perhaps a reply. */
    public boolean onlyReplies() {
        return !forwarded
                && !frequentlyForwarded
                && product == null
                && referral == null
                && groupId == null
                && errors.isEmpty();
    }
}
