package dev.switchboard.crash;

import dev.switchboard.Signed;
import dev.switchboard.WhatsAppBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Customers who write one message after the other. Each is posted again until it was acknowledged, as Meta does, so
 * that a customer's messages arrive in their order.
 */
final class Writers implements AutoCloseable {
    /** Below what the service can do: in a growing backlog every send would be under way at the moment of a kill. */
    private static final long BETWEEN_MESSAGES_MS = 100;

    private static final long BEFORE_RETRY_MS = 20;

    private final Supplier<URI> service;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Writers(int customers, Supplier<URI> service) {
        this.service = service;
        for (int i = 0; i < customers; i++) {
            String customer = "9189795" + (56900 + i);
            threads.add(Thread.ofVirtual().start(() -> write(customer)));
        }
    }

    private void write(String customer) {
        for (int n = 1; !stopping; n++) {
            String text = customer + " says " + n;
            String body = WhatsAppBody.text(customer, "wamid." + customer + "." + n, text);
            while (!post(body)) {
                if (stopping) {
                    return;
                }
                pause(BEFORE_RETRY_MS);
            }
            acknowledged
                    .computeIfAbsent(customer, key -> new CopyOnWriteArrayList<>())
                    .add(text);
            pause(BETWEEN_MESSAGES_MS);
        }
    }

    private boolean post(String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(service.get().resolve("/webhooks/whatsapp"))
                    .timeout(Duration.ofSeconds(5))
                    .header(
                            "X-Hub-Signature-256",
                            Signed.header("sandbox-app-secret", body.getBytes(StandardCharsets.UTF_8)))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            stopping = true;
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What each customer was told is taken, in order. Final once closed. */
    Map<String, List<String>> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        http.close();
    }
}
