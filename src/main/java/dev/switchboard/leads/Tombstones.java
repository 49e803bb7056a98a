package dev.switchboard.leads;

import dev.switchboard.message.AccountKey;
import dev.switchboard.store.Sha256;
import dev.switchboard.store.Transaction;
import java.util.HexFormat;

/**
 * Hashes of what was erased for good: platforms deliver again for a week, and what comes again must stay out. Nothing
 * can be read from them.
 */
public final class Tombstones {
    private static final int BYTES = 16;

    private Tombstones() {}

    /** Whether the user erased anything of late: one look for many events, for all of them pay for it. */
    public static boolean any(Transaction transaction, String userId) {
        return transaction.once(
                question(userId),
                () -> transaction
                        .one("SELECT 1 FROM tombstones WHERE user_id = ? LIMIT 1", row -> true, userId)
                        .isPresent());
    }

    private static String question(String userId) {
        return "tombstones of " + userId;
    }

    /** Whether that was erased. */
    public static boolean has(Transaction transaction, String userId, String hash) {
        return transaction
                .one("SELECT 1 FROM tombstones WHERE user_id = ? AND hash = ?", row -> true, userId, hash)
                .isPresent();
    }

    static void add(Transaction transaction, String userId, String hash, long at) {
        transaction.forgetAnswer(question(userId));
        transaction.update(
                "INSERT INTO tombstones (user_id, hash, created_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (user_id, hash) DO UPDATE SET created_at = excluded.created_at",
                userId,
                hash,
                at);
    }

    /** Of the message that an account has under that id of the platform. */
    public static String ofMessage(AccountKey account, String providerId) {
        return hash(account.platform().wire() + ":" + account.id() + ":" + providerId);
    }

    /** Of a message of ours, by the id we gave it. */
    public static String ofOwn(String messageId) {
        return hash(messageId);
    }

    /** Of an event that is no message, by what it is told from others by. */
    public static String ofEvent(String dedupeKey) {
        return hash("event:" + dedupeKey);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text), 0, BYTES);
    }
}
