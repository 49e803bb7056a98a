package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/** A sandbox on a bare server whose webhook address takes what comes and answers as it is told. */
final class SandboxServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String GRAPH = SandboxValues.GRAPH_PATH + "/v24.0/" + SandboxValues.PHONE_NUMBER_ID + "/messages";
    static final String INSTAGRAM_GRAPH =
            SandboxValues.GRAPH_PATH + "/v24.0/" + SandboxValues.INSTAGRAM_ACCOUNT_ID + "/messages";
    static final String INSTAGRAM_PHONES = "/sandbox/phones/instagram";
    static final String PHONES = "/sandbox/phones/whatsapp";

    final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    final Sandbox sandbox;
    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile IntUnaryOperator status = count -> 200;

    SandboxServer(Path data, Clock clock, SandboxOptions options) {
        sandbox = new Sandbox(data, clock, options, () -> JSON.createArrayNode());
        server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = 4L << 20;
                    sandbox.routes().forEach(routes -> routes.addTo(config.routes));
                    config.routes.post("/webhooks/whatsapp", this::receive);
                    config.routes.post("/webhooks/instagram", this::receive);
                })
                .start("127.0.0.1", 0);
    }

    SandboxServer(Path data, SandboxOptions options) {
        this(data, Clock.systemUTC(), options);
    }

    /** Opens the doors. */
    SandboxServer started() {
        sandbox.start(address());
        return this;
    }

    /** What to answer to the n-th webhook, from 1. */
    SandboxServer answering(IntUnaryOperator newStatus) {
        status = newStatus;
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    String type(String from, String text) {
        Answer answer = post(PHONES + "/messages", Map.of("from", from, "name", "Asha", "text", text));
        return answer.json().path("message_id").asText();
    }

    Answer send(Map<String, ?> body) {
        return graph(GRAPH, body);
    }

    Answer graph(String path, Map<String, ?> body) {
        return call(HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Bearer sandbox-token")
                .POST(BodyPublishers.ofString(write(body))));
    }

    Answer sendText(String to, String text) {
        return send(Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                to,
                "type",
                "text",
                "text",
                Map.of("body", text),
                "biz_opaque_callback_data",
                "out-1"));
    }

    Answer post(String path, Map<String, ?> body) {
        return call(HttpRequest.newBuilder(address().resolve(path)).POST(BodyPublishers.ofString(write(body))));
    }

    Answer get(String path) {
        return call(HttpRequest.newBuilder(address().resolve(path)));
    }

    Answer graph(String path) {
        return call(HttpRequest.newBuilder(address().resolve(SandboxValues.GRAPH_PATH + path))
                .header("Authorization", "Bearer sandbox-token"));
    }

    Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode transcript(String from) {
        return get(PHONES + "/" + from + "/messages").json().path("messages");
    }

    /** The statuses told so far, in order. */
    List<JsonNode> statuses() {
        return webhooks.stream()
                .map(webhook -> webhook.value().path("statuses").path(0))
                .filter(JsonNode::isObject)
                .toList();
    }

    private void receive(Context context) {
        webhooks.add(new Webhook(context.bodyAsBytes(), Map.copyOf(context.headerMap())));
        context.status(status.applyAsInt(webhooks.size()));
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.closeStreams();
        server.stop();
        sandbox.stop();
        client.shutdownNow();
    }

    record Webhook(byte[] body, Map<String, String> headers) {
        JsonNode value() {
            return read(body).path("entry").path(0).path("changes").path(0).path("value");
        }

        JsonNode messaging() {
            return read(body).at("/entry/0/messaging/0");
        }

        JsonNode message() {
            return value().path("messages").path(0);
        }
    }

    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
