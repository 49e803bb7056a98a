package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.ConversationKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversations: the open one of a customer on an account, and the next place in it. */
public final class Conversations {
    /**
     * How long a free-form answer is allowed after a customer's message. <a
     * href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows">24
     * hours</a>, on Instagram as well.
     */
    private static final long WINDOW_MS = Duration.ofHours(24).toMillis();

    private static final String NEXT = """
            UPDATE conversations SET last_sequence_no = last_sequence_no + 1, message_count = message_count + 1,
              last_message_at = CASE WHEN last_message_at < ? THEN ? ELSE last_message_at END,
              window_until = CASE WHEN window_until > ? THEN window_until ELSE ? END,
              created_at = CASE WHEN created_at > ? THEN ? ELSE created_at END
            WHERE user_id = ? AND lead_id = ? AND platform = '%s' AND account_id = ? AND closed_as = ''
              AND customer_id = ? AND agent_id IS NOT DISTINCT FROM ?
            RETURNING conversation_id, last_sequence_no, agent_paused_until, last_message_at, late""";
    /** With the name in the text: given apart, the engine plans anew each time, for an index that only webchats are in. */
    private static final Map<Platform, String> NEXT_BY_PLATFORM = Arrays.stream(Platform.values())
            .collect(Collectors.toMap(Function.identity(), platform -> NEXT.formatted(platform.wire())));

    /** The same when it is not open yet, or by whom or with whom it is held has changed. */
    private static final String NEXT_IN_ANY = """
            INSERT INTO conversations (user_id, conversation_id, lead_id, platform, account_id, customer_id,
              agent_id, last_sequence_no, message_count, last_message_at, window_until, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?)
            ON CONFLICT (user_id, lead_id, platform, account_id, closed_as) DO UPDATE SET
              last_sequence_no = conversations.last_sequence_no + 1,
              message_count = conversations.message_count + 1,
              customer_id = excluded.customer_id,
              agent_id = COALESCE(excluded.agent_id, conversations.agent_id),
              last_message_at = CASE WHEN excluded.last_message_at > conversations.last_message_at
                THEN excluded.last_message_at ELSE conversations.last_message_at END,
              window_until = CASE WHEN conversations.window_until > excluded.window_until
                THEN conversations.window_until ELSE excluded.window_until END,
              created_at = CASE WHEN excluded.created_at < conversations.created_at
                THEN excluded.created_at ELSE conversations.created_at END
            RETURNING conversation_id, last_sequence_no, agent_paused_until, last_message_at, late""";
    /** The same beside the usual way: in a group, or without opening the window. */
    private static final String NEXT_ELSEWHERE = """
            INSERT INTO conversations (user_id, conversation_id, lead_id, platform, account_id, customer_id,
              agent_id, last_sequence_no, message_count, last_message_at, window_until, created_at, closed_as)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?)
            ON CONFLICT (user_id, lead_id, platform, account_id, closed_as) DO UPDATE SET
              last_sequence_no = conversations.last_sequence_no + 1,
              message_count = conversations.message_count + 1,
              last_message_at = CASE WHEN excluded.last_message_at > conversations.last_message_at
                THEN excluded.last_message_at ELSE conversations.last_message_at END,
              created_at = CASE WHEN excluded.created_at < conversations.created_at
                THEN excluded.created_at ELSE conversations.created_at END
            RETURNING conversation_id, last_sequence_no, agent_paused_until, last_message_at, late""";

    private final Ids ids;

    public Conversations(Ids ids) {
        this.ids = ids;
    }

    /**
     * A place for the next message.
     *
     * @param sequenceNo from 1, without gaps
     * @param agentPausedUntil epoch milliseconds; 0 for not paused
     */
    public record Place(String conversationId, long sequenceNo, boolean opened, long agentPausedUntil) {}

    /** Takes the next place in the customer's open conversation, opening one when there is none. */
    public Place nextInbound(
            Transaction transaction, ConversationKey key, String leadId, @Nullable String agentId, long timestamp) {
        Long window = key.account().platform() == Platform.WEBCHAT ? null : timestamp + WINDOW_MS;
        Next next = nextInOpen(transaction, key, leadId, agentId, timestamp, window)
                .orElseGet(() -> nextInAny(transaction, key, leadId, agentId, timestamp, window));
        return placed(transaction, key, next, timestamp);
    }

    /** The usual case, for every message pays for it. */
    private static Optional<Next> nextInOpen(
            Transaction transaction,
            ConversationKey key,
            String leadId,
            @Nullable String agentId,
            long timestamp,
            @Nullable Long window) {
        return transaction.one(
                Objects.requireNonNull(NEXT_BY_PLATFORM.get(key.account().platform())),
                row -> Next.of(row, ""),
                timestamp,
                timestamp,
                window,
                window,
                timestamp,
                timestamp,
                key.userId(),
                leadId,
                key.account().id(),
                key.customer(),
                agentId);
    }

    private Next nextInAny(
            Transaction transaction,
            ConversationKey key,
            String leadId,
            @Nullable String agentId,
            long timestamp,
            @Nullable Long window) {
        String proposed = ids.next();
        return transaction
                .one(
                        NEXT_IN_ANY,
                        row -> Next.of(row, proposed),
                        key.userId(),
                        proposed,
                        leadId,
                        key.account().platform().wire(),
                        key.account().id(),
                        key.customer(),
                        agentId,
                        timestamp,
                        window,
                        timestamp)
                .orElseThrow();
    }

    /** What is written in a group is a conversation of its own with each who writes: it has another audience. */
    public Place nextInGroup(
            Transaction transaction, ConversationKey key, String leadId, String groupId, long timestamp) {
        String proposed = ids.next();
        Next next = transaction
                .one(
                        NEXT_ELSEWHERE,
                        row -> Next.of(row, proposed),
                        key.userId(),
                        proposed,
                        leadId,
                        key.account().platform().wire(),
                        key.account().id(),
                        key.customer(),
                        null,
                        timestamp,
                        null,
                        timestamp,
                        "group:" + groupId)
                .orElseThrow();
        return placed(transaction, key, next, timestamp);
    }

    /** Takes a place for what our account said elsewhere, in the platform's own app: that opens no window. */
    public Place nextEcho(
            Transaction transaction, ConversationKey key, String leadId, @Nullable String agentId, long timestamp) {
        String proposed = ids.next();
        Next next = transaction
                .one(
                        NEXT_ELSEWHERE,
                        row -> Next.of(row, proposed),
                        key.userId(),
                        proposed,
                        leadId,
                        key.account().platform().wire(),
                        key.account().id(),
                        key.customer(),
                        agentId,
                        timestamp,
                        null,
                        timestamp,
                        "")
                .orElseThrow();
        return placed(transaction, key, next, timestamp);
    }

    /**
     * A place that was taken.
     *
     * @param newestAt provider time of the conversation's newest message, with the one that takes the place
     * @param late how late messages came before it
     */
    private record Next(Place place, long newestAt, long late) {
        static Next of(ResultSet row, String proposed) throws SQLException {
            String id = row.getString(1);
            return new Next(
                    new Place(id, row.getLong(2), proposed.equals(id), row.getLong(3)), row.getLong(4), row.getLong(5));
        }
    }

    /** How late it is is looked for only when it is: the usual message pays nothing for that. */
    private static Place placed(Transaction transaction, ConversationKey key, Next next, long timestamp) {
        Place place = next.place();
        if (timestamp < next.newestAt()) {
            new Lateness(transaction, key.userId(), place.conversationId())
                    .keep(place.sequenceNo(), timestamp, next.late());
        }
        return place;
    }

    /** A message that was counted is gone. */
    void uncount(Transaction transaction, String userId, String conversationId) {
        transaction.update(
                "UPDATE conversations SET message_count = message_count - 1 WHERE user_id = ? AND conversation_id = ?",
                userId,
                conversationId);
    }

    /**
     * A place for a message of ours, and its time: the later of now and 1 ms after the conversation's newest, so that an
     * answer never sorts before its question.
     */
    public OwnPlace nextOutbound(Transaction transaction, String userId, String conversationId, long now) {
        return transaction
                .one(
                        """
                        UPDATE conversations SET last_sequence_no = last_sequence_no + 1,
                          message_count = message_count + 1,
                          last_message_at = CASE WHEN last_message_at + 1 > ? THEN last_message_at + 1 ELSE ? END
                        WHERE user_id = ? AND conversation_id = ? RETURNING last_sequence_no, last_message_at, lead_id""",
                        row -> new OwnPlace(row.getLong(1), row.getLong(2), row.getString(3)),
                        now,
                        now,
                        userId,
                        conversationId)
                .orElseThrow(() -> new IllegalStateException("no such conversation: " + conversationId));
    }

    /**
     * The next place, and the time a message of ours there carries.
     *
     * @param leadId whose conversation it is now: another than before when leads were merged
     */
    public record OwnPlace(long sequenceNo, long timestamp, String leadId) {}

    /** The conversation of that id. */
    public static Optional<Conversation> find(Transaction transaction, String userId, String conversationId) {
        return transaction.one("""
                SELECT user_id, conversation_id, lead_id, platform, account_id, customer_id, agent_id,
                  agent_paused_until, window_until, metadata
                FROM conversations WHERE user_id = ? AND conversation_id = ?""", Conversations::row, userId, conversationId);
    }

    private static Conversation row(ResultSet row) throws SQLException {
        Platform platform = Platform.of(row.getString(4)).orElseThrow();
        return new Conversation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new AccountKey(platform, row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getObject(9) == null ? null : row.getLong(9),
                row.getString(10));
    }
}
