package dev.switchboard.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tells us of a message we sent.
 *
 * @param platformMessageId the platform's id of the message
 * @param status sent, delivered, read, played or failed
 * @param at platform time, epoch milliseconds
 * @param callbackData our own message id, where the platform echoes it ({@code biz_opaque_callback_data})
 * @param recipientIds every id the receipt gives for the customer, best first; in a group, for the participant it is
 *     of; may be empty
 * @param groupId the group it was sent to; null for a customer
 * @param failure why it failed; null unless it did
 */
public record Receipt(
        String platformMessageId,
        DeliveryStatus status,
        long at,
        @Nullable String callbackData,
        List<String> recipientIds,
        @Nullable String groupId,
        @Nullable Failure failure) {

    public Receipt {
        recipientIds = List.copyOf(recipientIds);
    }

    /** The same, at another time. */
    public Receipt at(long time) {
        return time == at
                ? this
                : new Receipt(platformMessageId, status, time, callbackData, recipientIds, groupId, failure);
    }

    /** A platform's error code and its words. */
    public record Failure(String code, String reason) {}
}
