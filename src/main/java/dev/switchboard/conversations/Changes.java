package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Bubble;
import dev.switchboard.message.Change.Deleted;
import dev.switchboard.message.Change.Edited;
import dev.switchboard.message.Content;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.MessageContext;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Edits and deletions of messages by who wrote them. In any order they end in the same state: the newest edit holds, and
 * what was deleted stays so. One that comes before its message waits for it.
 */
public final class Changes {
    private final Clock clock;
    private final Conversations conversations;

    public Changes(Clock clock, Ids ids) {
        this.clock = clock;
        this.conversations = new Conversations(ids);
    }

    /**
     * Which message is meant.
     *
     * @param byUs our own account wrote it: nobody changes what another wrote
     */
    public record Target(String userId, AccountKey account, String providerId, boolean byUs) {}

    /**
     * What a change did.
     *
     * @param deletedNow the message was there until now
     * @param timestamp when it had been written
     */
    public record Changed(String leadId, boolean deletedNow, long timestamp) {}

    /** The message has another content now. @return empty when it is not here yet */
    public Optional<Changed> edit(Transaction transaction, Target target, Edited edit, long at) {
        Optional<Row> row = find(transaction, target);
        if (row.isEmpty()) {
            keep(transaction, target, "edit", edit.content(), at);
            return Optional.empty();
        }
        write(transaction, target.userId(), row.get(), edit.content(), at);
        return Optional.of(new Changed(row.get().leadId(), false, row.get().timestamp()));
    }

    /** The message is gone; its place stays. @return empty when it is not here yet */
    public Optional<Changed> delete(Transaction transaction, Target target, Deleted deletion, long at) {
        Optional<Row> row = find(transaction, target);
        if (row.isEmpty()) {
            keep(transaction, target, "delete", null, at);
            return Optional.empty();
        }
        return Optional.of(delete(transaction, target.userId(), row.get(), at));
    }

    /** Takes a message of ours away that was recorded twice. @return what it changed; empty when there is none */
    public Optional<Changed> deleteOwn(Transaction transaction, String userId, String messageId, long at) {
        return transaction
                .one(
                        ROW + " WHERE user_id = ? AND message_id = ? AND sender = 'agent'",
                        Changes::row,
                        userId,
                        messageId)
                .map(row -> delete(transaction, userId, row, at));
    }

    /** Applies what came before the message, which is here now. @return what changed of it */
    public Optional<Changed> catchUp(Transaction transaction, Target target) {
        Optional<Row> row = find(transaction, target);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        boolean deletedNow = false;
        for (Early early : takeEarly(transaction, target)) {
            if (early.content() == null) {
                deletedNow |= delete(transaction, target.userId(), row.get(), early.at())
                        .deletedNow();
            } else {
                write(transaction, target.userId(), row.get(), early.content(), early.at());
            }
        }
        return Optional.of(new Changed(row.get().leadId(), deletedNow, row.get().timestamp()));
    }

    private static final String ROW =
            "SELECT conversation_id, sequence_no, lead_id, deleted_at, content, timestamp, type, text FROM messages";

    private record Row(
            String conversationId,
            long sequenceNo,
            String leadId,
            boolean deleted,
            @Nullable String content,
            long timestamp,
            String type,
            @Nullable String text) {

        /** Instagram tells the new words of an answer to a story, and not the story again. */
        private Content with(Content edited) {
            return edited instanceof Content.Text
                            && ContentJson.read(type, text, content) instanceof Content.StoryReply story
                    ? new Content.StoryReply(edited, story.storyId(), story.url())
                    : edited;
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4) != null,
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8));
    }

    private static Optional<Row> find(Transaction transaction, Target target) {
        return transaction.one(
                ROW + " WHERE user_id = ? AND provider_id IN (?, ?) AND account_id = ? AND platform = ? AND sender = ?"
                        + " ORDER BY provider_id = ? DESC LIMIT 1",
                Changes::row,
                target.userId(),
                target.providerId(),
                Bubble.TAP + target.providerId(),
                target.account().id(),
                target.account().platform().wire(),
                target.byUs() ? "agent" : "user",
                target.providerId());
    }

    /** Of two edits of one second the greater text holds: any rule will do that knows no order of arrival. */
    private static void write(Transaction transaction, String userId, Row row, Content edited, long at) {
        Content content = row.with(edited);
        MessageContext context = ContentJson.context(row.content());
        transaction.update(
                """
                UPDATE messages SET edited_at = ?,
                  type = CASE WHEN deleted_at IS NULL THEN ? ELSE type END,
                  text = CASE WHEN deleted_at IS NULL THEN ? ELSE NULL END,
                  content = CASE WHEN deleted_at IS NULL THEN ? ELSE NULL END
                WHERE user_id = ? AND conversation_id = ? AND sequence_no = ?
                  AND (edited_at IS NULL OR edited_at < ? OR (edited_at = ? AND text < ?))""",
                at,
                content.type(),
                content.asText(),
                ContentJson.write(content, context),
                userId,
                row.conversationId(),
                row.sequenceNo(),
                at,
                at,
                content.asText());
    }

    private Changed delete(Transaction transaction, String userId, Row row, long at) {
        int changed = transaction.update("""
                UPDATE messages SET deleted_at = ?, text = NULL, content = NULL
                WHERE user_id = ? AND conversation_id = ? AND sequence_no = ? AND (deleted_at IS NULL OR deleted_at > ?)""", at, userId, row.conversationId(), row.sequenceNo(), at);
        boolean now = changed > 0 && !row.deleted();
        if (now) {
            conversations.uncount(transaction, userId, row.conversationId());
        }
        return new Changed(row.leadId(), now, row.timestamp());
    }

    private void keep(Transaction transaction, Target target, String kind, @Nullable Content content, long at) {
        transaction.update(
                """
                INSERT INTO early_changes (user_id, provider_id, account_id, platform, by_us, kind, type, text, content,
                  at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, provider_id, account_id, platform, by_us, kind) DO UPDATE SET
                  type = excluded.type, text = excluded.text, content = excluded.content, at = excluded.at
                WHERE CASE WHEN excluded.kind = 'delete' THEN excluded.at < early_changes.at
                  ELSE excluded.at > early_changes.at
                    OR (excluded.at = early_changes.at AND excluded.text > early_changes.text) END""",
                target.userId(),
                Bubble.of(target.providerId()),
                target.account().id(),
                target.account().platform().wire(),
                target.byUs() ? 1 : 0,
                kind,
                content == null ? null : content.type(),
                content == null ? null : content.asText(),
                content == null ? null : ContentJson.write(content, MessageContext.NONE),
                at,
                clock.millis());
    }

    private record Early(@Nullable Content content, long at) {}

    private static List<Early> takeEarly(Transaction transaction, Target target) {
        return transaction.list(
                """
                DELETE FROM early_changes WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ?
                  AND by_us = ? RETURNING kind, type, text, content, at""",
                row -> new Early(
                        row.getString(1).equals("delete")
                                ? null
                                : ContentJson.read(row.getString(2), row.getString(3), row.getString(4)),
                        row.getLong(5)),
                target.userId(),
                Bubble.of(target.providerId()),
                target.account().id(),
                target.account().platform().wire(),
                target.byUs() ? 1 : 0);
    }
}
