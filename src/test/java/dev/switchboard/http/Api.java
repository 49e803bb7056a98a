package dev.switchboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A running server and a client to it. */
public final class Api implements AutoCloseable {
    /** When the tests are: the reference's own time of answer. */
    public static final Instant NOW = Instant.parse("2025-12-12T20:55:31.163Z");

    private final Server server;
    private final boolean documented;
    private final HttpClient client = HttpClient.newHttpClient();

    public Api(List<Routes> routes, RequestObserver observer) {
        this(routes, observer, false);
    }

    private Api(List<Routes> routes, RequestObserver observer, boolean documented) {
        this.documented = documented;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        server = new Server(new ServerOptions("127.0.0.1", 0, 1000), routes, clock, observer);
        server.start();
    }

    public static Api of(Routes... routes) {
        return new Api(List.of(routes), (method, route, status, took) -> {});
    }

    /** As above, and every answer must be as {@code openapi.yaml} says. */
    public static Api documented(Routes... routes) {
        return new Api(List.of(routes), (method, route, status, took) -> {}, true);
    }

    /** An answer as text. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** The JSON of an answer that must have this status. */
    public JsonNode json(int status, String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != status) {
            throw new AssertionError(path + " is " + response.statusCode() + ": " + response.body());
        }
        return tree(response.body());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        if (documented) {
            HttpRequest asked = answer.request();
            OpenApi.document().require(asked.method(), asked.uri().getRawPath(), answer);
        }
        return answer;
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends these very characters and reads until the server closes. */
    public String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GET of a request target that a proper client would not send. */
    public String rawGet(String target) {
        return raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    /** The JSON of an answer as it came over the wire. */
    public static JsonNode body(String answer) {
        return tree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    public Server server() {
        return server;
    }

    public static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(2));
        client.close();
    }
}
