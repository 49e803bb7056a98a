package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.http.Api;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.Rows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** The leads API over a store of its own. */
final class LeadsFixture implements AutoCloseable {
    final Rows rows;
    final Api api;

    LeadsFixture(Path folder) {
        rows = new Rows(folder);
        Clock clock = Clock.fixed(Api.NOW, ZoneOffset.UTC);
        LeadReader leads = new LeadReader(rows.database(), clock);
        api = Api.documented(new LeadsRoutes(leads, new MessageReader(rows.database()), clock));
    }

    /** The phones of the list, in its order. */
    List<String> phones(String query) {
        return api.json(200, "/users/u/leads?" + query).get("data").findValuesAsText("customer_phone");
    }

    /** What a 400 says. */
    String refusal(String path) {
        JsonNode error = api.json(400, path);
        return error.get("message").asText();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        api.close();
        rows.close();
    }
}
