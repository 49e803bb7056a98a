package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.MessageContext;
import dev.switchboard.store.Transaction;
import java.util.Optional;

/** Files of messages that were written before we were connected: each is a placeholder until it comes. */
public final class HistoryFiles {
    private static final String PLACEHOLDER = "media_placeholder";

    private HistoryFiles() {}

    /**
     * A message whose file is here now.
     *
     * @param timestamp when it was written
     */
    public record Filled(String leadId, long timestamp) {}

    /**
     * History shows a file as a placeholder first, and tells it later under the same id.
     *
     * @return whose it is; empty when there is no placeholder of that id
     */
    public static Optional<Filled> fill(
            Transaction transaction,
            String userId,
            AccountKey account,
            String providerId,
            Content content,
            MessageContext context) {
        if (content.type().equals(PLACEHOLDER)) {
            return Optional.empty();
        }
        return transaction.one(
                """
                UPDATE messages SET type = ?, text = ?, content = ?
                WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ? AND type = ?
                  AND deleted_at IS NULL RETURNING lead_id, timestamp""",
                row -> new Filled(row.getString(1), row.getLong(2)),
                content.type(),
                content.asText(),
                ContentJson.write(content, context),
                userId,
                providerId,
                account.id(),
                account.platform().wire(),
                PLACEHOLDER);
    }
}
