package dev.switchboard.channels;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.channels.instagram.InstagramChannel;
import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.channels.meta.ErrorTable;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.meta.GraphNode;
import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.WebchatChannel;
import dev.switchboard.channels.whatsapp.WhatsAppChannel;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel of one account that talks to a server of the test's own. */
public final class Wire implements AutoCloseable {
    static final SigningKey KEY = SigningKey.of(new Secret("test-app-secret-not-a-real-one"));
    static final Secret VERIFY_TOKEN = new Secret("verify-me");
    /** The Instagram account's other id. */
    static final String SCOPED_ID = "28011000000000001";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC);

    final OutboundClient client = new OutboundClient(
            OutboundOptions.defaults().allowingPrivate(true), Clock.systemUTC(), (circuit, from, to) -> {});
    /** How often a message was about to leave. */
    final AtomicInteger leavings = new AtomicInteger();

    public final AccountKey account;
    public final Channel channel;

    Wire(Platform platform, String baseUrl, Duration deadline) {
        account = new AccountKey(platform, accountOn(platform));
        channel = channel(baseUrl, deadline);
    }

    private static String accountOn(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> "106540352242922";
            case INSTAGRAM -> "17841400000000001";
            case WEBCHAT -> "acme-www";
        };
    }

    private GraphApi graph(String baseUrl, Duration deadline) {
        return new GraphApi(
                client,
                key -> new GraphNode(URI.create(baseUrl + "/"), key.id()),
                "v25.0",
                ErrorTable.load(account.platform().wire()),
                deadline);
    }

    /** For tests that send nothing. */
    public static Wire of(Platform platform) {
        return new Wire(platform, "http://127.0.0.1:1", Duration.ofSeconds(10));
    }

    static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }

    private Channel channel(String baseUrl, Duration deadline) {
        return switch (account.platform()) {
            case WHATSAPP ->
                new WhatsAppChannel(
                        graph(baseUrl, deadline),
                        () -> List.of(KEY),
                        () -> List.of(VERIFY_TOKEN),
                        new WhatsAppParser(CLOCK));
            case INSTAGRAM ->
                new InstagramChannel(
                        graph(baseUrl, deadline),
                        () -> List.of(KEY),
                        () -> List.of(VERIFY_TOKEN),
                        new InstagramParser(CLOCK, this::accountOf));
            case WEBCHAT ->
                new WebchatChannel(
                        new SessionTokens(new byte[32], CLOCK, Duration.ofDays(30)), (site, sessionId) -> {});
        };
    }

    /** The account goes by another id as well, which is scoped to the app. */
    private Optional<String> accountOf(String id) {
        return Set.of(account.id(), SCOPED_ID).contains(id) ? Optional.of(account.id()) : Optional.empty();
    }

    public List<InboundEvent> events(byte[] body) {
        return channel.parse(new VerifiedRequest(body, KEY.fingerprint()));
    }

    public List<InboundEvent> events(String body) {
        return events(body.getBytes(StandardCharsets.UTF_8));
    }

    SendResult send(String recipient, String text) {
        return send(new OutboundMessage("out-018f", account, recipient, new Content.Text(text), null));
    }

    SendResult send(OutboundMessage message) {
        return channel.send(
                new SendingAccount(account, new Secret("t0ken")), message, () -> leavings.incrementAndGet());
    }

    @Override
    public void close() {
        client.close();
    }
}
