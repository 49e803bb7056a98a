package dev.switchboard.http.users;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Json;
import dev.switchboard.leads.NewContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads contacts in JSON: one object, or {@code {"contacts": […]}}. What is null or empty forgets, what is absent stays. */
final class ContactsBody {
    private static final List<String> TEXTS = List.of("phone", "name", "email", "company");
    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    private ContactsBody() {}

    static List<ContactRow> read(JsonNode body) {
        JsonNode list = body.path("contacts");
        if (!body.isObject() || !list.isMissingNode() && !list.isArray()) {
            throw ApiException.badRequest("The body must be a contact or {\"contacts\": [...]}");
        }
        if (list.isMissingNode()) {
            return List.of(row(1, body));
        }
        List<ContactRow> rows = new ArrayList<>(list.size());
        list.forEach(contact -> rows.add(row(rows.size() + 1, contact)));
        return rows;
    }

    private static ContactRow row(int line, JsonNode contact) {
        if (!contact.isObject()) {
            return new ContactRow.Bad(line, null, "must be an object");
        }
        Optional<String> wrong =
                TEXTS.stream().filter(field -> !isText(contact.path(field))).findFirst();
        if (wrong.isPresent()) {
            return new ContactRow.Bad(line, wrong.get(), "must be a string");
        }
        JsonNode metadata = contact.path("metadata");
        if (!metadata.isMissingNode() && !metadata.isNull() && !metadata.isObject()) {
            return new ContactRow.Bad(line, "metadata", "must be an object");
        }
        return ContactCells.check(
                line,
                new NewContact(
                        phone(contact.path("phone")),
                        text(contact.path("name")),
                        text(contact.path("email")),
                        text(contact.path("company")),
                        metadata.isObject() ? Json.MAPPER.convertValue(metadata, ANYTHING) : Map.of()));
    }

    /** A phone may be a number: people forget the quotes. */
    private static boolean isText(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() || value.isIntegralNumber();
    }

    private static @Nullable String phone(JsonNode value) {
        String text = text(value);
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : ContactCells.clean(value.isNull() ? "" : value.asText());
    }
}
