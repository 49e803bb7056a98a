package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Dates;
import dev.switchboard.leads.PhoneReader;
import dev.switchboard.templates.RecordedSend;
import dev.switchboard.templates.RecordedSend.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST …/template-sends}: all of it is right, or nothing is recorded. */
final class TemplateSendBody {
    private static final int MOST_RECIPIENTS = 1_000;
    private static final int LONGEST_NAME = 512;
    private static final int MOST_PARAMETERS = 16 * 1024;
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final PhoneReader phones;

    TemplateSendBody(PhoneReader phones) {
        this.phones = phones;
    }

    /** @throws ApiException 400 naming the field that is wrong */
    RecordedSend read(JsonNode body, Instant now) {
        String name = text(body, "name");
        if (name == null) {
            throw ApiException.badRequest("name is missing: it is the template's");
        }
        return new RecordedSend(
                name, text(body, "language"), text(body, "phone_number_id"), sentAt(body, now), recipients(body));
    }

    private static Instant sentAt(JsonNode body, Instant now) {
        String text = text(body, "sent_at");
        if (text == null) {
            throw ApiException.badRequest("sent_at is missing: sending templates is not built yet;"
                    + " with the time it was sent at, a send made elsewhere is recorded");
        }
        Instant sentAt = Dates.exact("sent_at", text);
        if (sentAt.isAfter(now.plus(AHEAD))) {
            throw ApiException.badRequest("sent_at must not be in the future");
        }
        if (sentAt.isBefore(Instant.EPOCH)) {
            throw ApiException.badRequest("sent_at must not be before 1970");
        }
        return sentAt;
    }

    private static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().replace("\u0000", "").strip();
        if (!value.isTextual() || text.length() > LONGEST_NAME) {
            throw ApiException.badRequest(field + " must be a string of at most " + LONGEST_NAME + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private List<Recipient> recipients(JsonNode body) {
        JsonNode list = body.path("recipients");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_RECIPIENTS) {
            throw ApiException.badRequest("recipients must be a list of 1 to " + MOST_RECIPIENTS);
        }
        List<Recipient> recipients = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            recipients.add(recipient("recipients[" + recipients.size() + "]", item));
        }
        return recipients;
    }

    private Recipient recipient(String path, JsonNode item) {
        JsonNode to = item.isObject() ? item.path("to") : item;
        String phone = phones.digits(to.isTextual() || to.isIntegralNumber() ? to.asText() : "")
                .orElseThrow(() -> ApiException.badRequest(
                        path + " is not a phone: give it with its country code, such as +91 89795 56941"));
        return new Recipient(phone, parameters(path, item.path("parameters")));
    }

    private static @Nullable String parameters(String path, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String json = value.toString();
        if (!value.isContainerNode() || json.length() > MOST_PARAMETERS) {
            throw ApiException.badRequest(
                    path + ".parameters must be an object or a list of at most " + MOST_PARAMETERS + " characters");
        }
        return json;
    }
}
