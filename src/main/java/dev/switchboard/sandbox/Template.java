package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message template, approved.
 *
 * @param no position in its list; 0 until it is written
 * @param components as Meta describes them, an array
 */
record Template(
        long no, String businessId, String id, String name, String language, String category, JsonNode components) {
    private static final String COLUMNS =
            "SELECT template_no, business_id, template_id, name, language, category, components FROM template ";

    static Optional<Template> find(Transaction transaction, String businessId, String name, String language) {
        return transaction.one(
                COLUMNS + "WHERE business_id = ? AND name = ? AND language = ?",
                Template::map,
                businessId,
                name,
                language);
    }

    /** Those after a position, in order; of one name when it is given. */
    static List<Template> after(
            Transaction transaction, String businessId, @Nullable String name, long position, int limit) {
        return transaction.list(
                COLUMNS + "WHERE business_id = ? AND template_no > ? AND (? IS NULL OR name = ?)"
                        + " ORDER BY template_no LIMIT ?",
                Template::map,
                businessId,
                position,
                name,
                name,
                limit);
    }

    /** True when there was none of that name and language. */
    boolean insert(Transaction transaction) {
        return transaction.update("""
                INSERT INTO template (business_id, template_id, name, language, category, components)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (business_id, name, language) DO NOTHING""", businessId, id, name, language, category, MetaJson.text(components)) == 1;
    }

    /** Deletes all languages of a name; tells how many there were. */
    static int delete(Transaction transaction, String businessId, String name) {
        return transaction.update("DELETE FROM template WHERE business_id = ? AND name = ?", businessId, name);
    }

    ObjectNode json() {
        ObjectNode json = MetaJson.object().put("name", name).put("language", language);
        json.put("status", "APPROVED").put("category", category).put("id", id);
        return json.set("components", components);
    }

    private static Template map(ResultSet row) throws SQLException {
        return new Template(
                row.getLong("template_no"),
                row.getString("business_id"),
                row.getString("template_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("category"),
                MetaJson.own(row.getString("components")));
    }
}
