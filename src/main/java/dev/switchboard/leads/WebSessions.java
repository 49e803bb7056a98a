package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Browsers that began to chat on a site, and who the site says they are. A lead comes of one by its first message. */
public final class WebSessions {
    private static final String COLUMNS = "session_id, site, visitor, name, email, page, referrer, locale";

    private WebSessions() {}

    /**
     * A browser on a site.
     *
     * @param sessionId {@code web-…}
     * @param visitor the site's own id of somebody it knows; null for a stranger
     * @param page where the visitor began to write
     */
    public record WebSession(
            String sessionId,
            String site,
            @Nullable String visitor,
            @Nullable String name,
            @Nullable String email,
            @Nullable String page,
            @Nullable String referrer,
            @Nullable String locale) {}

    /** Keeps a new one. */
    public static void add(Transaction transaction, String userId, WebSession session, long now) {
        transaction.update(
                "INSERT INTO webchat_sessions (user_id, " + COLUMNS + ", created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                userId,
                session.sessionId(),
                session.site(),
                session.visitor(),
                session.name(),
                session.email(),
                session.page(),
                session.referrer(),
                session.locale(),
                now);
    }

    public static Optional<WebSession> find(Transaction transaction, String userId, String sessionId) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM webchat_sessions WHERE user_id = ? AND session_id = ?",
                WebSessions::row,
                userId,
                sessionId);
    }

    /** The session of somebody the site knows. */
    public static Optional<WebSession> ofVisitor(Transaction transaction, String userId, String site, String visitor) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM webchat_sessions WHERE user_id = ? AND site = ? AND visitor = ?",
                WebSessions::row,
                userId,
                site,
                visitor);
    }

    /** The site tells who the browser is; a name or address that it leaves out stays as it was. */
    public static void identify(
            Transaction transaction,
            String userId,
            String sessionId,
            String visitor,
            @Nullable String name,
            @Nullable String email) {
        transaction.update(
                "UPDATE webchat_sessions SET visitor = ?, name = COALESCE(?, name), email = COALESCE(?, email)"
                        + " WHERE user_id = ? AND session_id = ?",
                visitor,
                name,
                email,
                userId,
                sessionId);
    }

    /** Forgets one that has become another; the lead goes by its id all the same. */
    public static void forget(Transaction transaction, String userId, String sessionId) {
        transaction.update(
                "DELETE FROM webchat_sessions WHERE user_id = ? AND session_id = ? AND visitor IS NULL",
                userId,
                sessionId);
    }

    /** Forgets strangers who came before that time and never wrote. @return how many, {@code most} at a time */
    public static int forgetStrangers(Transaction transaction, String userId, long before, int most) {
        return transaction.update("""
                DELETE FROM webchat_sessions WHERE user_id = ? AND session_id IN (
                  SELECT s.session_id FROM webchat_sessions s
                  WHERE s.user_id = ? AND s.visitor IS NULL AND s.created_at < ?
                    AND NOT EXISTS (SELECT 1 FROM lead_aliases a WHERE a.user_id = s.user_id AND a.alias = s.session_id)
                  LIMIT ?)""", userId, userId, before, most);
    }

    /** Every session that became that lead. */
    public static List<String> ofLead(Transaction transaction, String userId, String leadId) {
        return transaction.list(
                "SELECT alias FROM lead_aliases WHERE user_id = ? AND lead_id = ? AND alias LIKE 'web-%'",
                row -> row.getString(1), userId, leadId);
    }

    private static WebSession row(ResultSet row) throws SQLException {
        return new WebSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
