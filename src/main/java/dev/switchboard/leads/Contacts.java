package dev.switchboard.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What businesses themselves know of their customers: one contact per lead. */
public final class Contacts {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    private final Clock clock;
    private final ToldLeads leads;

    public Contacts(Clock clock, Ids ids) {
        this.clock = clock;
        this.leads = new ToldLeads(clock, ids);
    }

    /** What became of a contact. */
    public record Put(String leadId, boolean created) {}

    /**
     * Adds the contact to the lead of its phone, or changes the one that is there; without a phone it is a new lead.
     *
     * @param phones reads phones as this user's people type them
     * @return empty when its phone is neither a phone nor an id of a lead
     */
    public Optional<Put> put(Transaction transaction, String userId, NewContact contact, PhoneReader phones) {
        return lead(transaction, userId, contact.phone(), phones)
                .map(leadId -> put(transaction, userId, leadId, contact));
    }

    private Optional<String> lead(Transaction transaction, String userId, @Nullable String phone, PhoneReader phones) {
        if (phone == null) {
            return Optional.of(leads.withoutPhone(transaction, userId, "import", clock.millis())
                    .leadId());
        }
        Optional<String> digits = phones.digits(phone);
        return digits.isPresent()
                ? Optional.of(leads.byPhone(transaction, userId, digits.get(), "import", clock.millis())
                        .leadId())
                : leads.byId(transaction, userId, phone.strip(), clock.millis()).map(KnownLead::leadId);
    }

    /** Adds what is told of a lead to its contact; its phone stays as it is. */
    public void tell(Transaction transaction, String userId, String leadId, NewContact contact) {
        put(transaction, userId, leadId, contact);
    }

    private Put put(Transaction transaction, String userId, String leadId, NewContact contact) {
        Optional<Row> known = find(transaction, userId, leadId);
        Row now = known.orElse(Row.NONE).with(contact);
        write(transaction, userId, leadId, now, clock.millis());
        LeadProfile.refresh(transaction, userId, leadId);
        return new Put(leadId, known.isEmpty());
    }

    private record Row(
            @Nullable String phone,
            @Nullable String name,
            @Nullable String email,
            @Nullable String company,
            Map<String, Object> metadata) {
        static final Row NONE = new Row(null, null, null, null, Map.of());

        Row with(NewContact told) {
            return new Row(
                    changed(phone, told.phone()),
                    changed(name, told.name()),
                    changed(email, told.email()),
                    changed(company, told.company()),
                    and(told.metadata()));
        }

        private static @Nullable String changed(@Nullable String known, @Nullable String told) {
            if (told == null) {
                return known;
            }
            return told.isBlank() ? null : told;
        }

        Map<String, Object> and(Map<String, Object> more) {
            Map<String, Object> all = new LinkedHashMap<>(metadata);
            all.putAll(more);
            return all;
        }

        /** This one's values, and where it has none the other's. */
        Row or(Row other) {
            return new Row(
                    phone == null ? other.phone : phone,
                    name == null ? other.name : name,
                    email == null ? other.email : email,
                    company == null ? other.company : company,
                    other.and(metadata));
        }
    }

    private record Dated(Row row, long updatedAt) {}

    private static Optional<Row> find(Transaction transaction, String userId, String leadId) {
        return dated(transaction, userId, leadId).map(Dated::row);
    }

    private static Optional<Dated> dated(Transaction transaction, String userId, String leadId) {
        return transaction.one(
                "SELECT phone, name, email, company, metadata, updated_at FROM contacts WHERE user_id = ? AND lead_id = ?",
                row -> new Dated(row(row), row.getLong(6)),
                userId,
                leadId);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), metadata(row.getString(5)));
    }

    private static Map<String, Object> metadata(String json) {
        try {
            return MAPPER.readValue(json, ANYTHING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contact's own JSON", e);
        }
    }

    private static void write(Transaction transaction, String userId, String leadId, Row contact, long at) {
        transaction.update(
                """
                INSERT INTO contacts (user_id, lead_id, phone, name, email, company, metadata, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, lead_id) DO UPDATE SET phone = excluded.phone, name = excluded.name,
                  email = excluded.email, company = excluded.company, metadata = excluded.metadata,
                  updated_at = excluded.updated_at""",
                userId,
                leadId,
                contact.phone(),
                contact.name(),
                contact.email(),
                contact.company(),
                MAPPER.valueToTree(contact.metadata()).toString(),
                at,
                at);
    }

    /** Makes one contact of two when their leads become one: of two values the one told last holds. */
    static void merge(Transaction transaction, String userId, String stays, String goes) {
        Optional<Dated> moved = dated(transaction, userId, goes);
        if (moved.isEmpty()) {
            return;
        }
        Dated other = moved.get();
        Dated ours = dated(transaction, userId, stays).orElse(new Dated(Row.NONE, 0));
        boolean older = ours.updatedAt() < other.updatedAt();
        Row all = older ? other.row().or(ours.row()) : ours.row().or(other.row());
        write(transaction, userId, stays, all, Math.max(ours.updatedAt(), other.updatedAt()));
        transaction.update("DELETE FROM contacts WHERE user_id = ? AND lead_id = ?", userId, goes);
    }
}
