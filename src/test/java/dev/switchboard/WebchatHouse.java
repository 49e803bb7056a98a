package dev.switchboard;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The real service with a site that any number of visitors may come to, and few streams at a time for each of them. */
final class WebchatHouse implements AutoCloseable {
    static final String SITE = "demo-site";
    private static final Map<String, String> SETTINGS = Map.of(
            "webchat.sessions_per_address", "0",
            "webchat.messages_per_address", "0",
            "webchat.renewals_per_address", "0",
            "webchat.stream_starts_per_address", "0",
            "webchat.streams_per_session", "3",
            "webchat.heartbeat_s", "1");

    final Service service;

    WebchatHouse(Path data) {
        this(data, Map.of());
    }

    /** @param more settings, which beat those of the house */
    WebchatHouse(Path data, Map<String, String> more) {
        this(data, more, Clock.systemUTC());
    }

    WebchatHouse(Path data, Map<String, String> more, Clock clock) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        service = new Service(data, SandboxUsers.all(), clock, settings, false);
    }

    Visitor visitor() {
        return visitor(SITE);
    }

    Visitor visitor(String site) {
        return new Visitor(service.address(), site);
    }

    /** What a page sends to say who its visitor is, rightly signed. */
    static String identity(String id) {
        return "{\"identity\": {\"id\": \"" + id + "\", \"name\": \"Ana\", \"email\": \"ana@example.com\", \"hash\": \""
                + Signed.header("sandbox-site-secret", id.getBytes(StandardCharsets.UTF_8))
                        .substring("sha256=".length())
                + "\"}}";
    }

    /** What the widget knows an error by. */
    static String code(HttpResponse<String> response) {
        return Visitor.json(response).path("code").asText();
    }

    @Override
    public void close() {
        service.close();
    }
}
