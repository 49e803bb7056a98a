package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies receipts to the messages they name. A status only moves up ({@link DeliveryStatus}); one that comes before
 * the platform's own answer to the send is kept and applied when the id is known.
 */
public final class Receipts {
    private static final String ADVANCE_SENT = advanceWith(earliest("sent_at"));
    private static final String ADVANCE_DELIVERED = advanceWith(earliest("delivered_at"));
    private static final String ADVANCE_READ = advanceWith(earliest("read_at"));
    private static final String ADVANCE_UNTIMED = advanceWith("");
    private static final String FAILED_BEFORE = "it failed before this account was connected";

    private final Clock clock;

    public Receipts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Applies a receipt.
     *
     * @return the message it changed; empty when we know no such message yet
     */
    public Optional<StoredMessage> apply(Transaction transaction, String userId, AccountKey account, Receipt receipt) {
        Optional<StoredMessage> message = find(transaction, userId, account, receipt);
        if (message.isEmpty()) {
            keepEarly(transaction, userId, account, receipt);
            return message;
        }
        String messageId = message.get().messageId();
        if (message.get().providerId() == null) {
            setProviderId(transaction, userId, messageId, receipt.platformMessageId());
        }
        advance(transaction, userId, messageId, receipt.status(), receipt.at(), receipt.failure());
        return message;
    }

    /**
     * Applies a receipt of one participant of a group. The message is as far as the first of them; that it did not reach
     * one of them is no failure of the message.
     */
    public Optional<StoredMessage> applyInGroup(
            Transaction transaction, String userId, AccountKey account, Receipt receipt) {
        if (receipt.recipientIds().isEmpty()) {
            return apply(transaction, userId, account, receipt);
        }
        ParticipantReceipts.keep(transaction, userId, account, receipt);
        return receipt.status() == DeliveryStatus.FAILED
                ? find(transaction, userId, account, receipt)
                : apply(transaction, userId, account, receipt);
    }

    private static Optional<StoredMessage> find(
            Transaction transaction, String userId, AccountKey account, Receipt receipt) {
        Optional<StoredMessage> byId =
                Messages.findByProviderId(transaction, userId, account, receipt.platformMessageId());
        if (byId.isPresent() || receipt.callbackData() == null) {
            return byId.filter(message -> message.sender().equals("agent"));
        }
        return Messages.findOwn(transaction, userId, account, receipt.callbackData());
    }

    private void keepEarly(Transaction transaction, String userId, AccountKey account, Receipt receipt) {
        Failure failure = receipt.failure();
        transaction.update(
                """
                INSERT INTO early_receipts (user_id, provider_id, account_id, platform, status, at, failure_code,
                  failure_reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, provider_id, account_id, platform, status) DO UPDATE SET at = excluded.at
                WHERE excluded.at < early_receipts.at""",
                userId,
                receipt.platformMessageId(),
                account.id(),
                account.platform().wire(),
                receipt.status().rank(),
                receipt.at(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.reason(),
                clock.millis());
    }

    /**
     * What the platform's answer to a send revealed beside its id.
     *
     * @param failed an early receipt said that it failed
     * @param lost a message that had been taken for this one: nobody knows what became of it
     * @param copy a message that was recorded from an echo of this one
     */
    public record Sent(
            boolean failed, @Nullable String lost, @Nullable String copy) {}

    /** The platform took our message under that id: records it, and what receipts already said of it. */
    public Sent sent(Transaction transaction, String userId, AccountKey account, String messageId, String providerId) {
        Optional<WrongMatch> other = WrongMatch.release(transaction, userId, account, messageId, providerId);
        setProviderId(transaction, userId, messageId, providerId);
        advance(transaction, userId, messageId, DeliveryStatus.SENT, clock.millis(), null);
        List<Early> earlier = new ArrayList<>(earlyReceipts(transaction, userId, account, providerId));
        other.ifPresent(wrong -> earlier.addAll(wrong.receipts()));
        earlier.forEach(early -> advance(transaction, userId, messageId, early.status(), early.at(), early.failure()));
        boolean failed = earlier.stream().anyMatch(early -> early.status() == DeliveryStatus.FAILED);
        String lost =
                other.filter(wrong -> !wrong.copy()).map(WrongMatch::messageId).orElse(null);
        String copy = other.filter(WrongMatch::copy).map(WrongMatch::messageId).orElse(null);
        return new Sent(failed, lost, copy);
    }

    private static List<Early> earlyReceipts(
            Transaction transaction, String userId, AccountKey account, String providerId) {
        return transaction.list(
                """
                DELETE FROM early_receipts WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ?
                RETURNING status, at, failure_code, failure_reason""",
                row -> new Early(
                        DeliveryStatus.ofRank(row.getInt(1)),
                        row.getLong(2),
                        failure(row.getString(3), row.getString(4))),
                userId,
                providerId,
                account.id(),
                account.platform().wire());
    }

    /** Applies to a message that our account sent without us what receipts already said of it. */
    public void catchUp(
            Transaction transaction, String userId, AccountKey account, String messageId, String providerId) {
        earlyReceipts(transaction, userId, account, providerId)
                .forEach(early -> advance(transaction, userId, messageId, early.status(), early.at(), early.failure()));
    }

    /** A receipt that waits for its message. */
    record Early(DeliveryStatus status, long at, @Nullable Failure failure) {}

    static @Nullable Failure failure(@Nullable String code, @Nullable String reason) {
        return code == null ? null : new Failure(code, reason == null ? "" : reason);
    }

    /** An id that another message has already stays there: a platform that gives one twice must not make us send twice. */
    private static void setProviderId(Transaction transaction, String userId, String messageId, String providerId) {
        transaction.update("""
                UPDATE messages SET provider_id = ? WHERE user_id = ? AND message_id = ? AND sender = 'agent'
                  AND provider_id IS NULL AND NOT EXISTS (SELECT 1 FROM messages other WHERE other.user_id = messages.user_id
                    AND other.provider_id = ? AND other.account_id = messages.account_id
                    AND other.platform = messages.platform)""", providerId, userId, messageId, providerId);
    }

    /**
     * Moves a message of ours up to that status, never down, and notes when. Proof of delivery clears an earlier failure:
     * the status moved above it. One statement: there are three receipts to every message.
     */
    public void advance(
            Transaction transaction,
            String userId,
            String messageId,
            DeliveryStatus status,
            long at,
            @Nullable Failure failure) {
        boolean failed = status == DeliveryStatus.FAILED;
        int rank = status.rank();
        List<@Nullable Object> arguments = new ArrayList<>(12);
        arguments.addAll(Arrays.asList(rank, failed ? at : null));
        arguments.addAll(Arrays.asList(rank, failed && failure != null ? failure.code() : null));
        arguments.addAll(Arrays.asList(rank, failed && failure != null ? failure.reason() : null));
        arguments.addAll(Arrays.asList(rank, rank));
        String sql = advanceSql(status);
        if (!sql.equals(ADVANCE_UNTIMED)) {
            arguments.addAll(Arrays.asList(at, at));
        }
        arguments.addAll(Arrays.asList(userId, messageId));
        transaction.update(sql, arguments.toArray());
    }

    /**
     * Moves a message of ours up to a status that it had before we were connected: when it came to it, nobody tells.
     *
     * @param at when it was sent
     */
    public void hadReached(Transaction transaction, String userId, String messageId, DeliveryStatus status, long at) {
        boolean failed = status == DeliveryStatus.FAILED;
        int rank = status.rank();
        transaction.update(
                ADVANCE_UNTIMED,
                rank,
                failed ? at : null,
                rank,
                null,
                rank,
                failed ? FAILED_BEFORE : null,
                rank,
                rank,
                userId,
                messageId);
    }

    private static String advanceSql(DeliveryStatus status) {
        return switch (status) {
            case SENT -> ADVANCE_SENT;
            case DELIVERED -> ADVANCE_DELIVERED;
            case READ, PLAYED -> ADVANCE_READ;
            case PENDING, UNCERTAIN, FAILED -> ADVANCE_UNTIMED;
        };
    }

    private static String advanceWith(String time) {
        return """
                UPDATE messages SET
                  failed_at = CASE WHEN delivery_status < ? THEN ? ELSE failed_at END,
                  failure_code = CASE WHEN delivery_status < ? THEN ? ELSE failure_code END,
                  failure_reason = CASE WHEN delivery_status < ? THEN ? ELSE failure_reason END,
                  delivery_status = CASE WHEN delivery_status < ? THEN ? ELSE delivery_status END
                """ + time + " WHERE user_id = ? AND message_id = ? AND sender = 'agent'";
    }

    private static String earliest(String column) {
        return ", %s = CASE WHEN %s <= ? THEN %s ELSE ? END".formatted(column, column, column);
    }
}
