package dev.switchboard.conversations;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;

/**
 * Numbers new messages for visitors: their page goes on from the last change it knows, and a new message is one. Changes of
 * a message are numbered by a trigger (see {@code V10__webchat.sql}).
 */
final class ChangeNumbers {
    private ChangeNumbers() {}

    /** Gives a message that was just written the next number of its conversation, where somebody goes by it. */
    static void add(Transaction transaction, String userId, Platform platform, String conversationId, long sequenceNo) {
        if (platform != Platform.WEBCHAT) {
            return;
        }
        transaction
                .one(
                        "UPDATE conversations SET change_no = change_no + 1 WHERE user_id = ? AND conversation_id = ?"
                                + " RETURNING change_no",
                        row -> row.getLong(1),
                        userId,
                        conversationId)
                .ifPresent(changeNo -> transaction.update(
                        "UPDATE messages SET change_no = ? WHERE user_id = ? AND conversation_id = ? AND sequence_no = ?",
                        changeNo,
                        userId,
                        conversationId,
                        sequenceNo));
    }
}
