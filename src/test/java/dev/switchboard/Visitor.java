package dev.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser on a site, as far as the server sees it. */
final class Visitor {
    static final String ORIGIN = "https://shop.example";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String base;
    String sessionId = "";
    String token = "";

    /** @param base of the site, such as {@code http://127.0.0.1:1/webchat/sandbox-site} */
    Visitor(URI address, String site) {
        this.base = address + "/webchat/" + site;
    }

    /** Begins a session, renews it, or identifies: whatever the body asks for. */
    JsonNode begin(String body) {
        JsonNode session = json(post("/sessions", body));
        sessionId = session.path("session_id").asText();
        token = session.path("token").asText();
        return session;
    }

    Visitor begun() {
        begin("{}");
        return this;
    }

    HttpResponse<String> say(String clientMessageId, String text) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("client_message_id", clientMessageId)
                .put("text", text);
        return post("/messages", body.toString());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    JsonNode transcript() {
        return json(get("/messages"));
    }

    List<String> texts() {
        return transcript().path("messages").findValuesAsText("text");
    }

    /** A request with the token, from the site's page; more headers may be put on it. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).setHeader("Origin", ORIGIN);
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        return request;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    /** An event of a stream. @param id empty for one that is not durable */
    record Event(String name, String id, JsonNode data) {}

    /** Listens from the beginning. */
    Stream listen() {
        return listen("");
    }

    Stream listen(String lastEventId) {
        HttpRequest.Builder request = request("/events").setHeader("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.setHeader("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            return new Stream(response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server says, as it comes. */
    static final class Stream implements AutoCloseable {
        final HttpResponse<InputStream> response;
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private volatile boolean over;

        Stream(HttpResponse<InputStream> response) {
            this.response = response;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                List<String> event = new ArrayList<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        take(event);
                        event.clear();
                    } else {
                        event.add(line);
                    }
                }
            } catch (IOException e) {
                // the end, one way or the other
            } finally {
                over = true;
            }
        }

        private void take(List<String> lines) throws IOException {
            String name = field(lines, "event: ");
            if (!name.isEmpty()) {
                events.add(new Event(name, field(lines, "id: "), Json.MAPPER.readTree(field(lines, "data: "))));
            }
        }

        private static String field(List<String> lines, String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()))
                    .findFirst()
                    .orElse("");
        }

        boolean isOver() {
            return over;
        }

        List<Event> all() {
            return List.copyOf(events);
        }

        List<Event> named(String name) {
            return events.stream().filter(event -> event.name().equals(name)).toList();
        }

        List<String> texts() {
            return named("message").stream()
                    .map(event -> event.data().path("text").asText())
                    .toList();
        }

        String lastId() {
            return events.stream().map(Event::id).filter(id -> !id.isEmpty()).reduce("", (a, b) -> b);
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
