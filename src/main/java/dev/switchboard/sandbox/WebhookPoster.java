package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Posts signed webhooks to the server, as Meta does. Loopback only, hence the JDK's client. */
final class WebhookPoster {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .sslContext(trustingNobody())
            .build();

    WebhookPoster(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** It would read all the authorities this machine trusts, a tenth of a second of every start, for nothing. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts it and tells how it was taken; never throws for a server that does not answer. */
    PostResult post(URI server, List<OwedWebhook> webhooks) throws InterruptedException {
        SandboxAccount account =
                accounts.of(webhooks.getFirst().message().customer().account());
        byte[] body = MetaJson.wire(body(account, webhooks));
        URI url = server.resolve(account.webhookPath());
        String signature = Signature.sha256(account.appSecret(), body);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIME_LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature", Signature.sha1(account.appSecret(), body))
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return send(request, signature, new String(body, StandardCharsets.US_ASCII));
    }

    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private PostResult send(HttpRequest request, String signature, String body) throws InterruptedException {
        long start = System.nanoTime();
        int status = 0;
        String answer;
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            status = response.statusCode();
            answer = response.body();
        } catch (IOException e) {
            answer = "no answer: " + e;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new PostResult(status, millis, clock.millis(), request.uri().toString(), signature, body, answer);
    }

    private static JsonNode body(SandboxAccount account, List<OwedWebhook> webhooks) {
        ObjectNode body = plain(account, webhooks);
        if (webhooks.stream().anyMatch(webhook -> webhook.fault().unknown())) {
            StrangeBodies.addUnknown(body);
        }
        if (webhooks.stream().anyMatch(webhook -> webhook.fault().large())) {
            StrangeBodies.fill(body);
        }
        return body;
    }

    private static ObjectNode plain(SandboxAccount account, List<OwedWebhook> webhooks) {
        return switch (account.key().platform()) {
            case WHATSAPP -> WhatsAppWebhooks.body(account, webhooks);
            case INSTAGRAM -> InstagramWebhooks.body(account, webhooks);
            case WEBCHAT -> throw new IllegalStateException("no webhooks for " + account.key());
        };
    }
}
