package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Json;
import dev.switchboard.leads.LeadQuery;
import dev.switchboard.leads.LeadReader;

/** Leads as the API shows them, for pages of our own that do not spend a user's rate limit. */
public final class LeadsView {
    private final LeadReader leads;

    public LeadsView(LeadReader leads) {
        this.leads = leads;
    }

    /** The leads who wrote last, as the list's {@code data}. */
    public JsonNode newest(String userId) {
        return Json.MAPPER.valueToTree(leads.list(userId, LeadQuery.FIRST_PAGE).leads().stream()
                .map(LeadJson::of)
                .toList());
    }
}
