package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All leads of a user in memory, asked in the plainest way: what the store's indexes and counters must agree with. */
final class LeadModel {
    final List<Row> rows;
    final Map<String, String> aliases = new TreeMap<>();

    /** A lead that is shown; what messages tell is counted from them. */
    record Row(
            String leadId,
            String phone,
            @Nullable String name,
            @Nullable String email,
            @Nullable String company,
            @Nullable String status,
            @Nullable Integer score,
            boolean extraction,
            int platforms,
            int conversations,
            long messages,
            @Nullable Long last,
            long first,
            long created,
            List<Talk> talks,
            @Nullable String nameKey,
            List<String> texts) {}

    record Talk(String account, @Nullable String agent, boolean active) {}

    LeadModel(Database database, String userId) {
        rows = database.read(transaction -> rows(transaction, userId));
        database.read(transaction -> transaction.list(
                "SELECT alias, lead_id FROM lead_aliases WHERE user_id = ?",
                row -> aliases.put(row.getString(1), row.getString(2)),
                userId));
    }

    private static List<Row> rows(Transaction transaction, String userId) {
        Map<String, List<Talk>> talks = transaction
                .list(
                        "SELECT lead_id, account_id, agent_id, status FROM conversations WHERE user_id = ?"
                                + " AND deleted_at IS NULL",
                        row -> Map.entry(
                                row.getString(1),
                                new Talk(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4).equals("active"))),
                        userId)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return transaction.list("""
                SELECT lead_id, customer_phone, name, email, company, lead_status, total_score, extraction_id,
                  (SELECT COALESCE(SUM(DISTINCT CASE platform WHEN 'whatsapp' THEN 1 ELSE 2 END), 0)
                    FROM (SELECT platform FROM conversations c WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id
                      UNION ALL SELECT 'whatsapp' FROM template_sends t
                        WHERE t.user_id = l.user_id AND t.lead_id = l.lead_id)),
                  (SELECT COUNT(*) FROM conversations c WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id),
                  (SELECT COUNT(*) FROM messages m WHERE m.user_id = l.user_id AND m.lead_id = l.lead_id
                    AND m.deleted_at IS NULL),
                  COALESCE((SELECT MAX(timestamp) FROM messages m WHERE m.user_id = l.user_id AND m.lead_id = l.lead_id
                      AND m.deleted_at IS NULL AND m.failed_at IS NULL),
                    (SELECT MAX(sent_at) FROM template_sends t WHERE t.user_id = l.user_id AND t.lead_id = l.lead_id)),
                  COALESCE((SELECT MIN(at) FROM (
                      SELECT timestamp AS at FROM messages m WHERE m.user_id = l.user_id AND m.lead_id = l.lead_id
                      UNION ALL SELECT sent_at FROM template_sends t
                        WHERE t.user_id = l.user_id AND t.lead_id = l.lead_id)), first_contact_at), created_at
                FROM leads l WHERE user_id = ? AND deleted_at IS NULL AND merged_into IS NULL""", row -> row(row, talks), userId);
    }

    private static Row row(ResultSet row, Map<String, List<Talk>> talks) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7) == null ? null : row.getInt(7),
                row.getString(8) != null,
                row.getInt(9),
                row.getInt(10),
                row.getLong(11),
                row.getObject(12) == null ? null : row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                talks.getOrDefault(row.getString(1), List.of()),
                row.getString(3) == null ? null : LeadText.fold(row.getString(3)),
                Stream.of(2, 3, 4, 5)
                        .map(column -> text(row, column))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String text(ResultSet row, int column) {
        try {
            String text = row.getString(column);
            return text == null ? "" : LeadText.fold(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that match, in order. */
    List<String> phones(LeadQuery query) {
        return rows.stream()
                .filter(row -> matches(row, query.filter()))
                .sorted(order(query))
                .map(Row::phone)
                .toList();
    }

    private static Comparator<Row> order(LeadQuery query) {
        Comparator<Row> phone = Comparator.comparing(Row::phone);
        Comparator<Row> key = Comparator.comparing(row -> key(row, query.sort()), LeadModel::compare);
        Comparator<Row> both = key.thenComparing(phone);
        Comparator<Row> absent = Comparator.comparing(row -> key(row, query.sort()) == null);
        return absent.thenComparing(query.descending() ? both.reversed() : both);
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return one instanceof String text ? byCodePoints(text, (String) other) : Long.compare((Long) one, (Long) other);
    }

    private static int byCodePoints(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static @Nullable Object key(Row row, LeadSort sort) {
        return switch (sort) {
            case LAST_MESSAGE_AT -> row.last();
            case FIRST_CONTACT_AT -> row.first();
            case TOTAL_MESSAGES -> row.messages();
            case TOTAL_SCORE -> row.score() == null ? null : row.score().longValue();
            case NAME -> row.nameKey();
            case CREATED_AT -> row.created();
        };
    }

    boolean matches(Row row, LeadFilter filter) {
        return (filter.platforms().isEmpty() || filter.platforms().stream().anyMatch(p -> uses(row, p)))
                && (filter.statuses().isEmpty()
                        || filter.statuses().stream().anyMatch(s -> s.wire().equals(row.status())))
                && is(filter.hasExtraction(), row.extraction())
                && is(filter.hasEmail(), row.email() != null && !row.email().isEmpty())
                && is(filter.hasConversation(), row.conversations() > 0)
                && (filter.minTotalScore() == null || row.score() != null && row.score() >= filter.minTotalScore())
                && (filter.maxTotalScore() == null || row.score() != null && row.score() <= filter.maxTotalScore())
                && (filter.from() == null
                        || row.last() != null
                                && !Instant.ofEpochMilli(row.last()).isBefore(filter.from()))
                && (filter.to() == null
                        || row.last() != null
                                && !Instant.ofEpochMilli(row.last()).isAfter(filter.to()))
                && (filter.search() == null || isFound(row, filter.search()))
                && (filter.customerPhone() == null || row.leadId().equals(aliases.get(filter.customerPhone())))
                && talks(row, filter);
    }

    private static boolean uses(Row row, Platform platform) {
        return (row.platforms() & platform.bit()) != 0;
    }

    private static boolean is(@Nullable Boolean wanted, boolean actual) {
        return wanted == null || wanted == actual;
    }

    private static boolean talks(Row row, LeadFilter filter) {
        return filter.agentId() == null && filter.phoneNumberId() == null && filter.isActive() == null
                || row.talks().stream()
                        .anyMatch(talk ->
                                (filter.agentId() == null || filter.agentId().equals(talk.agent()))
                                        && (filter.phoneNumberId() == null
                                                || filter.phoneNumberId().equals(talk.account()))
                                        && is(filter.isActive(), talk.active()));
    }

    private static boolean isFound(Row row, String search) {
        String text = LeadText.fold(search);
        boolean inWords = row.texts().stream().anyMatch(part -> part.contains(text));
        return inWords
                || CustomerPhone.digits(search).filter(row.phone()::contains).isPresent();
    }

    List<String> words() {
        List<String> all = new ArrayList<>();
        rows.forEach(row -> Stream.of(row.phone(), row.name(), row.email(), row.company())
                .filter(part -> part != null && !part.isEmpty())
                .forEach(all::add));
        return all;
    }
}
