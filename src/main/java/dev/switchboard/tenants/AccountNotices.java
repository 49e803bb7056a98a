package dev.switchboard.tenants;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What platforms told of a user's accounts and templates: of each kind the newest. */
public final class AccountNotices {
    private AccountNotices() {}

    /** A notice and the account it is about: a number, or the business account of several. */
    public record Kept(AccountKey account, Notice notice) {}

    /** Keeps a notice; the newest of its kind by the platform's time holds. */
    public static void keep(Transaction transaction, String userId, AccountKey account, Notice notice, long at) {
        transaction.update(
                """
                INSERT INTO account_notices (user_id, platform, account_id, subject, subject_id, field, subject_name,
                  event, detail, severity, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, platform, account_id, subject, subject_id, field) DO UPDATE SET
                  subject_name = COALESCE(excluded.subject_name, account_notices.subject_name),
                  event = excluded.event, detail = excluded.detail, severity = excluded.severity, at = excluded.at
                WHERE excluded.at >= account_notices.at""",
                userId,
                account.platform().wire(),
                account.id(),
                wire(notice.subject()),
                Objects.requireNonNullElse(notice.subjectId(), ""),
                notice.field(),
                notice.subjectName(),
                notice.event(),
                notice.detail(),
                wire(notice.severity()),
                at);
    }

    /** All of an account, newest first. */
    public static List<Kept> of(Transaction transaction, String userId, AccountKey account) {
        return transaction.list(
                """
                SELECT subject, subject_id, subject_name, field, event, detail, severity, at FROM account_notices
                WHERE user_id = ? AND platform = ? AND account_id = ? ORDER BY at DESC""",
                row -> new Kept(account, notice(row)),
                userId,
                account.platform().wire(),
                account.id());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        String subjectId = row.getString(2);
        return new Notice(
                Subject.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                subjectId.isEmpty() ? null : subjectId,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Severity.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                row.getLong(8));
    }

    private static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
