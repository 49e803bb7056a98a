package dev.switchboard.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An HTTP agent with bad days: it refuses, drops connections and is slow, by a seed. One line for each message asked. */
final class FaultyAgent implements AutoCloseable {
    private final HttpServer server;
    private final Random random;

    FaultyAgent(long seed) {
        this.random = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
        int chance = chance();
        if (chance < 3) {
            exchange.close(); // taken, and no answer: ambiguous
        } else if (chance < 6) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        } else {
            reply(exchange, request);
        }
    }

    private synchronized int chance() {
        return random.nextInt(100);
    }

    private static void reply(HttpExchange exchange, JsonNode request) throws IOException {
        String lines = request.get("messages")
                .valueStream()
                .map(message -> "You said: " + message.get("text").asText())
                .collect(Collectors.joining("\n"));
        byte[] body = Json.MAPPER.writeValueAsString(Map.of("text", lines)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
