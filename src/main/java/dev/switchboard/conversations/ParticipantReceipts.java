package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt;
import dev.switchboard.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a message to a group has come with each who is in it; each only ever moves up. */
public final class ParticipantReceipts {
    private ParticipantReceipts() {}

    /** One participant's receipt. */
    public record ParticipantReceipt(
            String participant,
            DeliveryStatus status,
            Instant at,
            @Nullable String failureReason) {}

    static void keep(Transaction transaction, String userId, AccountKey account, Receipt receipt) {
        Receipt.Failure failure = receipt.failure();
        transaction.update(
                """
                INSERT INTO participant_receipts (user_id, provider_id, account_id, platform, participant, status, at,
                  failure_code, failure_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, provider_id, account_id, platform, participant) DO UPDATE SET
                  status = excluded.status, at = excluded.at, failure_code = excluded.failure_code,
                  failure_reason = excluded.failure_reason
                WHERE excluded.status > participant_receipts.status""",
                userId,
                receipt.platformMessageId(),
                account.id(),
                account.platform().wire(),
                receipt.recipientIds().getFirst(),
                receipt.status().rank(),
                receipt.at(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.reason());
    }

    static List<ParticipantReceipt> of(
            Transaction transaction, String userId, String platform, String accountId, String providerId) {
        return transaction.list(
                """
                SELECT participant, status, at, failure_reason FROM participant_receipts
                WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ? ORDER BY participant""",
                row -> new ParticipantReceipt(
                        row.getString(1),
                        DeliveryStatus.ofRank(row.getInt(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                userId,
                providerId,
                accountId,
                platform);
    }
}
