package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Bubble;
import dev.switchboard.message.Content;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of conversations. */
public final class Messages {
    private static final String COLUMNS =
            "message_id, conversation_id, lead_id, sequence_no, sender, type, text, content, timestamp, reply_to,"
                    + " provider_id, delivery_status";
    private static final String SEEN = "SELECT conversation_id, sequence_no, origin FROM messages"
            + " WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ?"
            + " UNION ALL SELECT NULL, 0, NULL FROM early_changes"
            + " WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ?";

    private final Clock clock;
    private final Ids ids;

    public Messages(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** What we know of the account's message of that id, in one look. */
    public Seen seen(Transaction transaction, String userId, AccountKey account, String providerId) {
        String platform = account.platform().wire();
        return transaction
                .list(
                        SEEN,
                        Seen::of,
                        userId,
                        providerId,
                        account.id(),
                        platform,
                        userId,
                        Bubble.of(providerId),
                        account.id(),
                        platform)
                .stream()
                .reduce(Seen.NEVER, Seen::or);
    }

    /** It is ours to answer after all. */
    public void takeUp(Transaction transaction, String userId, String conversationId, long sequenceNo) {
        transaction.update(
                "UPDATE messages SET origin = NULL WHERE user_id = ? AND conversation_id = ? AND sequence_no = ?",
                userId,
                conversationId,
                sequenceNo);
    }

    /** Records by which way it came: it is not ours to answer. */
    public void setAside(
            Transaction transaction, String userId, String conversationId, long sequenceNo, String origin) {
        transaction.update(
                "UPDATE messages SET origin = ? WHERE user_id = ? AND conversation_id = ? AND sequence_no = ?",
                origin,
                userId,
                conversationId,
                sequenceNo);
    }

    /** Writes what a customer said. */
    public void addInbound(
            Transaction transaction,
            String userId,
            String leadId,
            Conversations.Place place,
            MessageReceived message,
            String eventId) {
        transaction.update(
                """
                INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id,
                  sender, type, text, content, reply_to, timestamp, created_at, provider_id, delivery_status, event_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'user', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userId,
                place.conversationId(),
                place.sequenceNo(),
                message.providerId(),
                leadId,
                message.account().platform().wire(),
                message.account().id(),
                message.content().type(),
                message.content().asText(),
                ContentJson.write(message.content(), message.context()),
                message.context().replyTo(),
                message.timestamp(),
                clock.millis(),
                message.providerId(),
                DeliveryStatus.SENT.rank(),
                eventId);
        ChangeNumbers.add(
                transaction, userId, message.account().platform(), place.conversationId(), place.sequenceNo());
    }

    /**
     * Writes what an agent answers, not yet sent.
     *
     * @param wishedId what it was shown under while it was written; null for none
     * @return the id we give it: the wished one unless another message has it
     */
    public String addOutbound(
            Transaction transaction,
            Conversation conversation,
            String agentId,
            @Nullable String wishedId,
            Conversations.OwnPlace place,
            Content content) {
        String messageId = wishedId != null && isFree(transaction, conversation.userId(), wishedId)
                ? wishedId
                : "out-" + ids.next();
        transaction.update(
                """
                INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id,
                  agent_id, sender, type, text, content, timestamp, created_at, delivery_status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'agent', ?, ?, ?, ?, ?, ?)""",
                conversation.userId(),
                conversation.conversationId(),
                place.sequenceNo(),
                messageId,
                place.leadId(),
                conversation.account().platform().wire(),
                conversation.account().id(),
                agentId,
                content.type(),
                content.asText(),
                ContentJson.write(content, MessageContext.NONE),
                place.timestamp(),
                clock.millis(),
                DeliveryStatus.PENDING.rank());
        ChangeNumbers.add(
                transaction,
                conversation.userId(),
                conversation.account().platform(),
                conversation.conversationId(),
                place.sequenceNo());
        return messageId;
    }

    private static boolean isFree(Transaction transaction, String userId, String messageId) {
        return findOwn(transaction, userId, messageId).isEmpty();
    }

    /**
     * Writes what our account said without us.
     *
     * @param origin {@code app} when a person typed it, else as an inbound one's
     * @return the id we give it
     */
    public String addEcho(
            Transaction transaction,
            String userId,
            String leadId,
            Conversations.Place place,
            EchoReceived echo,
            String origin) {
        String messageId = "out-" + ids.next();
        transaction.update(
                """
                INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id,
                  sender, type, text, content, reply_to, timestamp, created_at, provider_id, delivery_status, sent_at,
                  origin)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'agent', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userId,
                place.conversationId(),
                place.sequenceNo(),
                messageId,
                leadId,
                echo.account().platform().wire(),
                echo.account().id(),
                echo.content().type(),
                echo.content().asText(),
                ContentJson.write(echo.content(), echo.context()),
                echo.context().replyTo(),
                echo.timestamp(),
                clock.millis(),
                echo.platformMessageId(),
                DeliveryStatus.SENT.rank(),
                echo.timestamp(),
                origin);
        return messageId;
    }

    /** A message of ours by the id we gave it. */
    public static Optional<StoredMessage> findOwn(Transaction transaction, String userId, String messageId) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM messages WHERE user_id = ? AND message_id = ? AND sender = 'agent'",
                Messages::row,
                userId,
                messageId);
    }

    /** A message of ours that goes out from that account. */
    static Optional<StoredMessage> findOwn(
            Transaction transaction, String userId, AccountKey account, String messageId) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM messages WHERE user_id = ? AND message_id = ? AND sender = 'agent'"
                        + " AND account_id = ? AND platform = ?",
                Messages::row,
                userId,
                messageId,
                account.id(),
                account.platform().wire());
    }

    /** A message by the id its platform gave it. */
    public static Optional<StoredMessage> findByProviderId(
            Transaction transaction, String userId, AccountKey account, String providerId) {
        return transaction.one(
                "SELECT " + COLUMNS
                        + " FROM messages WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ?",
                Messages::row,
                userId,
                providerId,
                account.id(),
                account.platform().wire());
    }

    /** Messages of ours to a lead that the platform has not told us its id of, written in that time, oldest first. */
    static List<StoredMessage> unanswered(
            Transaction transaction, String userId, String leadId, AccountKey account, long from, long to) {
        return transaction.list(
                "SELECT " + COLUMNS
                        + " FROM messages INDEXED BY messages_without_id"
                        + " WHERE user_id = ? AND conversation_id IN (SELECT conversation_id FROM conversations"
                        + " WHERE user_id = ? AND lead_id = ? AND platform = ? AND account_id = ?)"
                        + " AND timestamp BETWEEN ? AND ? AND sender = 'agent' AND provider_id IS NULL"
                        + " AND platform <> 'webchat' AND delivery_status <= ? ORDER BY timestamp, conversation_id, sequence_no",
                Messages::row,
                userId,
                userId,
                leadId,
                account.platform().wire(),
                account.id(),
                from,
                to,
                DeliveryStatus.UNCERTAIN.rank());
    }

    /** The messages of a conversation from one place to another, both included, oldest first by the provider's time. */
    public static List<StoredMessage> between(
            Transaction transaction, String userId, String conversationId, long firstNo, long lastNo) {
        return transaction.list(
                "SELECT " + COLUMNS
                        + " FROM messages WHERE user_id = ? AND conversation_id = ? AND sequence_no BETWEEN ? AND ?"
                        + " AND deleted_at IS NULL ORDER BY timestamp, sequence_no",
                Messages::row,
                userId,
                conversationId,
                firstNo,
                lastNo);
    }

    /** The last messages before a place, oldest first: what was said so far. */
    public static List<StoredMessage> before(
            Transaction transaction, String userId, String conversationId, long sequenceNo, int limit) {
        return transaction
                .list(
                        "SELECT " + COLUMNS
                                + " FROM messages WHERE user_id = ? AND conversation_id = ? AND sequence_no < ?"
                                + " AND deleted_at IS NULL ORDER BY sequence_no DESC LIMIT ?",
                        Messages::row,
                        userId,
                        conversationId,
                        sequenceNo,
                        limit)
                .reversed();
    }

    private static StoredMessage row(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                ContentJson.read(row.getString(6), row.getString(7), row.getString(8)),
                ContentJson.context(row.getString(8)),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                DeliveryStatus.ofRank(row.getInt(12)));
    }
}
