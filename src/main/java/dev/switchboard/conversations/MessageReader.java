package dev.switchboard.conversations;

import static dev.switchboard.store.Columns.time;
import static dev.switchboard.store.Columns.timeOrNull;
import static java.util.stream.Collectors.joining;

import dev.switchboard.message.Bubble;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.store.Database;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was said, over all conversations of a lead. */
public final class MessageReader {
    private static final String FROM = "messages m"
            + " LEFT JOIN conversations c ON c.user_id = m.user_id AND c.conversation_id = m.conversation_id"
            + " LEFT JOIN agents a ON a.user_id = m.user_id AND a.agent_id = COALESCE(m.agent_id, c.agent_id)";
    private static final String COLUMNS = "m.*, COALESCE(m.agent_id, c.agent_id) AS handled_by, a.name AS agent_name";

    /** In no order: asked for one, the engine would look through all conversations of the user. */
    static final String TALKS = "SELECT conversation_id, platform, last_sequence_no, late FROM conversations"
            + " WHERE user_id = ? AND lead_id = ? AND deleted_at IS NULL";

    private final Database database;

    public MessageReader(Database database) {
        this.database = database;
    }

    /** A page of the lead's messages, oldest first. Those of a deleted conversation are not there. */
    public MessagePage page(String userId, String leadId, MessageQuery query) {
        return database.readBriefly(transaction -> {
            List<Talk> talks = talks(transaction, userId, leadId, query);
            if (talks.isEmpty()) {
                return new MessagePage(List.of(), 0);
            }
            Select select = narrowed(in(userId, talks), query);
            List<Long> rows = talks.size() == 1 && takesAll(query)
                    ? inWindow(transaction, select, talks.getFirst(), query)
                    : rows(transaction, select, order(talks), query.limit(), query.offset());
            long total =
                    takesAll(query) ? talks.stream().mapToLong(Talk::lastNo).sum() : select.count(transaction);
            return new MessagePage(withReactions(transaction, userId, views(transaction, rows)), total);
        });
    }

    /**
     * A conversation.
     *
     * @param lastNo its last place; places are without gaps, so that this is their number
     * @param late by how many places messages came after one with a later time ({@link Lateness})
     */
    private record Talk(String conversationId, String platform, long lastNo, long late) {
        boolean isAskedFor(MessageQuery query) {
            return (query.conversationId() == null || query.conversationId().equals(conversationId))
                    && (query.platforms().isEmpty()
                            || query.platforms().stream()
                                    .anyMatch(asked -> asked.wire().equals(platform)));
        }
    }

    private static List<Talk> talks(Transaction transaction, String userId, String leadId, MessageQuery query) {
        return transaction
                .list(
                        TALKS,
                        row -> new Talk(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                        userId,
                        leadId)
                .stream()
                .filter(talk -> talk.isAskedFor(query))
                .toList();
    }

    private static Select in(String userId, List<Talk> talks) {
        Select select = new Select("messages m").where("m.user_id = :user").bind("user", userId);
        return talks.size() == 1
                ? select.where("m.conversation_id = :talk")
                        .bind("talk", talks.getFirst().conversationId())
                : select.where("m.conversation_id IN (SELECT value FROM json_each(:talks))")
                        .bind(
                                "talks",
                                talks.stream().map(Talk::conversationId).collect(joining("\",\"", "[\"", "\"]")));
    }

    /** Of one conversation the engine need not look at more than the page, where places are in the order of times. */
    private static String order(List<Talk> talks) {
        return talks.size() == 1 && talks.getFirst().late() == 0
                ? "m.sequence_no"
                : "m.timestamp, m.conversation_id, m.sequence_no";
    }

    /** Nor where messages came a little late: a page is near its places. Behind the last place there is nothing to look for. */
    private static List<Long> inWindow(Transaction transaction, Select select, Talk talk, MessageQuery query) {
        long offset = Math.min(query.offset(), talk.lastNo());
        Lateness.Window window = Lateness.Window.of(talk.late(), offset, query.limit());
        select.where("m.sequence_no BETWEEN :first AND :last")
                .bind("first", window.first())
                .bind("last", window.last());
        return rows(transaction, select, order(List.of(talk)), query.limit(), window.skipped());
    }

    private static List<Long> rows(Transaction transaction, Select select, String order, int limit, long offset) {
        return select.page(transaction, "m.rowid", order, limit, offset, row -> row.getLong(1));
    }

    private static boolean takesAll(MessageQuery query) {
        return query.senders().isEmpty() && query.from() == null && query.to() == null;
    }

    /** Only of the rows that are shown anything but the index is read. */
    private static List<MessageView> views(Transaction transaction, List<Long> rows) {
        return rows.isEmpty()
                ? List.of()
                : new Select(FROM)
                        .in("m.rowid", rows)
                        .list(
                                transaction,
                                COLUMNS,
                                "m.timestamp, m.conversation_id, m.sequence_no",
                                MessageReader::view);
    }

    private static List<MessageView> withReactions(Transaction transaction, String userId, List<MessageView> messages) {
        List<String> ids = messages.stream()
                .map(MessageView::platformMessageId)
                .flatMap(Stream::ofNullable)
                .map(Bubble::of)
                .toList();
        Map<Reactions.Key, List<Reactions.Reaction>> all = Reactions.of(transaction, userId, ids);
        return all.isEmpty()
                ? messages
                : messages.stream()
                        .map(message -> message.withReactions(all.getOrDefault(keyOf(message), List.of())))
                        .toList();
    }

    private static Reactions.@Nullable Key keyOf(MessageView message) {
        String id = message.platformMessageId();
        return id == null ? null : new Reactions.Key(message.platform(), message.phoneNumberId(), Bubble.of(id));
    }

    /** How far a message has come: by our id of it, or a customer's by the platform's. */
    public Optional<MessageStatus> status(String userId, String messageId) {
        return database.read(transaction -> MessageStatus.of(transaction, userId, messageId));
    }

    private static Select narrowed(Select select, MessageQuery query) {
        if (!query.senders().isEmpty()) {
            select.in("m.sender", query.senders());
        }
        if (query.from() != null) {
            select.where("m.timestamp >= :from").bind("from", query.from().toEpochMilli());
        }
        if (query.to() != null) {
            select.where("m.timestamp <= :to").bind("to", query.to().toEpochMilli());
        }
        return select;
    }

    private static MessageView view(ResultSet row) throws SQLException {
        return new MessageView(
                row.getString("message_id"),
                row.getString("conversation_id"),
                row.getString("handled_by"),
                row.getString("agent_name"),
                row.getString("platform"),
                row.getString("account_id"),
                row.getString("sender"),
                row.getString("text"),
                time(row, "timestamp"),
                DeliveryStatus.ofRank(row.getInt("delivery_status")),
                row.getLong("sequence_no"),
                timeOrNull(row, "delivered_at"),
                timeOrNull(row, "read_at"),
                row.getString("provider_id"),
                row.getString("failure_reason"),
                row.getString("type"),
                row.getString("content"),
                row.getString("reply_to"),
                timeOrNull(row, "edited_at"),
                timeOrNull(row, "deleted_at"),
                List.of());
    }
}
