package dev.switchboard.tenants;

import dev.switchboard.store.Columns;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code api_keys}, and of the directory where they are found without knowing the user. */
final class KeyRows {
    private static final String COLUMNS =
            "k.user_id, k.key_id, k.name, k.scopes, k.secret_hash, k.created_at, k.expires_at, k.revoked_at, k.last_used_at";

    private KeyRows() {}

    static void insert(Transaction transaction, ApiKey key, KeyHash hash) {
        transaction.update(
                """
                INSERT INTO api_keys (user_id, key_id, name, scopes, secret_hash, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                key.userId(),
                key.keyId(),
                key.name(),
                KeyScope.join(key.scopes()),
                hash.hex(),
                key.createdAt().toEpochMilli(),
                millis(key.expiresAt()));
        transaction.update("INSERT INTO directory (kind, id, user_id) VALUES ('key', ?, ?)", key.keyId(), key.userId());
    }

    static Optional<StoredKey> find(Transaction transaction, String keyId) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM directory d JOIN api_keys k ON k.user_id = d.user_id AND k.key_id = d.id"
                        + " WHERE d.kind = 'key' AND d.id = ?",
                KeyRows::key,
                keyId);
    }

    static Optional<StoredKey> find(Transaction transaction, String userId, String keyId) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM api_keys k WHERE k.user_id = ? AND k.key_id = ?",
                KeyRows::key,
                userId,
                keyId);
    }

    static List<StoredKey> list(Transaction transaction, String userId) {
        return transaction.list(
                "SELECT " + COLUMNS + " FROM api_keys k WHERE k.user_id = ? ORDER BY k.created_at, k.key_id",
                KeyRows::key,
                userId);
    }

    static List<StoredKey> all(Transaction transaction) {
        return transaction.list(
                "SELECT " + COLUMNS + " FROM api_keys k ORDER BY k.user_id, k.created_at, k.key_id", KeyRows::key);
    }

    static boolean anyValid(Transaction transaction, Instant time) {
        return transaction
                .one(
                        "SELECT 1 FROM api_keys WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) LIMIT 1",
                        row -> true,
                        time.toEpochMilli())
                .isPresent();
    }

    /** False when it was revoked before, or never was. */
    static boolean revoke(Transaction transaction, String userId, String keyId, Instant time) {
        int rows = transaction.update(
                "UPDATE api_keys SET revoked_at = ? WHERE user_id = ? AND key_id = ? AND revoked_at IS NULL",
                time.toEpochMilli(),
                userId,
                keyId);
        return rows > 0;
    }

    static void noteUse(Transaction transaction, ApiKey key, Instant time) {
        transaction.update(
                "UPDATE api_keys SET last_used_at = ? WHERE user_id = ? AND key_id = ?",
                time.toEpochMilli(),
                key.userId(),
                key.keyId());
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        ApiKey key = new ApiKey(
                row.getString("key_id"),
                row.getString("user_id"),
                row.getString("name"),
                KeyScope.split(row.getString("scopes")),
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "expires_at"),
                Columns.timeOrNull(row, "revoked_at"),
                Columns.timeOrNull(row, "last_used_at"));
        return new StoredKey(key, new KeyHash(row.getString("secret_hash")));
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
