package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.MetaJson;
import dev.switchboard.sandbox.SandboxValues;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What a running sandbox is asked over HTTP. */
public final class SandboxClient implements AutoCloseable {
    private static final int PAGE = 10_000;

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param base such as {@code http://127.0.0.1:4000} */
    public SandboxClient(URI base) {
        this.base = base;
    }

    /** Types on a phone; gives the message with its number in the ledger. */
    JsonNode type(Platform platform, JsonNode message) throws IOException, InterruptedException {
        URI phone = base.resolve("/sandbox/phones/" + platform.wire() + "/messages");
        return ask(HttpRequest.newBuilder(phone).POST(BodyPublishers.ofString(MetaJson.text(message))))
                .path("message");
    }

    /** Number of the newest message in the ledger. */
    long last() throws IOException, InterruptedException {
        return get("/sandbox/ledger").path("last").asLong();
    }

    /** A page of messages after a number, of one direction: {@code typed} or {@code answer}. */
    List<JsonNode> after(long no, String direction) throws IOException, InterruptedException {
        return get("/sandbox/ledger/messages?after=" + no + "&direction=" + direction + "&limit=" + PAGE)
                .path("messages")
                .valueStream()
                .toList();
    }

    /** The texts the service has stored of a customer, the newest 200. */
    List<String> stored(String customer) throws IOException, InterruptedException {
        String id = URLEncoder.encode(customer, StandardCharsets.UTF_8);
        return get("/users/" + SandboxValues.USER + "/leads/" + id + "/messages?limit=200")
                .at("/data/messages")
                .findValuesAsText("text");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(base.resolve(path)));
    }

    /** @throws IOException also when the answer is none of success; its message holds what was answered */
    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request().uri().getPath() + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return MetaJson.parse(answer.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
