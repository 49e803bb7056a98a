package dev.switchboard.leads;

import dev.switchboard.store.Database;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real store, filled row by row: what a test does not name has a plain default. */
public final class Rows implements AutoCloseable {
    public static final long FIRST = at("2025-10-05T06:21:34.662Z");

    private final Database database;

    public Rows(Path folder) {
        database = Database.open(NewStore.in(folder));
    }

    public Database database() {
        return database;
    }

    public static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** A lead whose id is {@code lead-PHONE}, known by its phone. */
    public Rows lead(String userId, String phone, Object... columns) {
        Map<String, Object> row = row(
                "user_id",
                userId,
                "lead_id",
                "lead-" + phone,
                "customer_phone",
                phone,
                "source",
                "whatsapp",
                "first_contact_at",
                FIRST,
                "created_at",
                FIRST,
                "updated_at",
                FIRST,
                "platforms",
                1);
        row.putAll(row(columns));
        if (row.get("last_message_at") instanceof Number last) {
            row.put("last_day", MessagePlace.dayOf(last.longValue()));
        }
        insert("leads", row);
        database.run(transaction -> LeadSearch.refresh(transaction, userId, String.valueOf(row.get("lead_id"))));
        return alias(userId, phone, "lead-" + phone);
    }

    public Rows alias(String userId, String alias, String leadId) {
        insert("lead_aliases", row("user_id", userId, "alias", alias, "lead_id", leadId, "created_at", FIRST));
        return this;
    }

    public Rows agent(String userId, String agentId, String name) {
        insert(
                "agents",
                row(
                        "user_id",
                        userId,
                        "agent_id",
                        agentId,
                        "name",
                        name,
                        "kind",
                        "echo",
                        "origin",
                        "api",
                        "created_at",
                        FIRST,
                        "updated_at",
                        FIRST));
        return this;
    }

    /** A conversation of the lead with that phone. */
    public Rows conversation(String userId, String phone, String conversationId, Object... columns) {
        Map<String, Object> row = row(
                "user_id",
                userId,
                "conversation_id",
                conversationId,
                "lead_id",
                "lead-" + phone,
                "platform",
                "whatsapp",
                "account_id",
                "test-phone-001",
                "customer_id",
                phone,
                "closed_as",
                conversationId,
                "last_message_at",
                FIRST,
                "created_at",
                FIRST);
        row.putAll(row(columns));
        insert("conversations", row);
        return this;
    }

    /** A message of the customer, at a second of its own. */
    public Rows message(String userId, String phone, String conversationId, int sequenceNo, Object... columns) {
        Map<String, Object> row = row(
                "user_id",
                userId,
                "conversation_id",
                conversationId,
                "sequence_no",
                sequenceNo,
                "message_id",
                conversationId + "-" + sequenceNo,
                "lead_id",
                "lead-" + phone,
                "platform",
                "whatsapp",
                "account_id",
                "test-phone-001",
                "sender",
                "user",
                "type",
                "text",
                "text",
                "text " + sequenceNo,
                "timestamp",
                FIRST + sequenceNo * 1000L,
                "created_at",
                FIRST,
                "delivery_status",
                2);
        row.putAll(row(columns));
        insert("messages", row);
        database.run(transaction -> transaction.update(
                "UPDATE conversations SET last_sequence_no = MAX(last_sequence_no, ?) WHERE user_id = ?"
                        + " AND conversation_id = ?",
                sequenceNo,
                userId,
                conversationId));
        return this;
    }

    private static Map<String, Object> row(Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i].toString(), columns[i + 1]);
        }
        return row;
    }

    private void insert(String table, Map<String, Object> row) {
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        String sql = "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES (" + marks + ")";
        database.run(transaction -> transaction.update(sql, row.values().toArray()));
    }

    @Override
    public void close() {
        database.close();
    }
}
