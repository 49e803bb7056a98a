package dev.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Settings;
import dev.switchboard.http.Json;
import dev.switchboard.http.OpenApi;
import dev.switchboard.http.Route;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.KeyScope;
import dev.switchboard.tenants.NewKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole service, sandbox included, that asks for keys. Its users are {@code demo} and {@code demo2}. */
final class KeyedService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final SandboxService service;

    KeyedService(Path data, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "limits.leads_reads_per_minute", "0",
                "limits.writes_per_minute", "0",
                "server.port", "0",
                "data_dir", data.toString(),
                "auth", "keys",
                "outbound.allow_private", "true",
                "limits.failed_keys_per_minute", "0"));
        options.putAll(more);
        service = new SandboxService(
                Settings.of(options), SandboxUsers.all(), data, Clock.systemUTC(), SandboxOptions.defaults());
        service.start();
    }

    List<Route> routes() {
        return service.app().routes();
    }

    ApiKeys keys() {
        return service.app().keys();
    }

    /** A whole key that never expires. */
    String key(String user, KeyScope... scopes) {
        return make(user, null, scopes).whole().reveal();
    }

    String admin() {
        return key(ApiKey.ADMIN, KeyScope.values());
    }

    NewKey make(String user, Instant expiresAt, KeyScope... scopes) {
        return keys().create(new KeyRequest(user, "test", Set.of(scopes), expiresAt), Actor.CLI);
    }

    /** What came back. */
    record Answer(int status, String text, HttpResponse<?> response) {
        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode data() {
            return json().path("data");
        }
    }

    Answer call(String key, String method, String path) {
        return call(key, method, path, "");
    }

    /** Of what goes well only the head is read: some answers do not end. */
    Answer glance(String key, String method, String path) {
        HttpResponse<InputStream> response = send(key, method, path, "");
        try (InputStream body = response.body()) {
            boolean wrong = response.statusCode() >= 400;
            return new Answer(
                    response.statusCode(),
                    wrong ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "",
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer call(String key, String method, String path, String body) {
        HttpResponse<InputStream> response = send(key, method, path, body);
        try (InputStream in = response.body()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            OpenApi.document().require(method, path, response.statusCode(), response.headers(), text);
            return new Answer(response.statusCode(), text, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key empty to show none */
    private HttpResponse<InputStream> send(String key, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .method(method, BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        service.close();
    }
}
