package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.agent.AgentRequest.ConversationInfo;
import dev.switchboard.agent.AgentRequest.CustomerInfo;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentRequest.Said;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Platform;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundOptions;
import dev.switchboard.outbound.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** HTTP agents that call a server of the test's own. */
final class Wire implements AutoCloseable {
    /** The event that ends a stream. */
    static final String DONE = event("[DONE]");

    /** Longer than anything a test waits for. */
    static final Duration LONG = Duration.ofSeconds(20);

    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    final OutboundClient client;
    private final Clock clock;

    Wire(Clock clock, OutboundOptions options) {
        this.clock = clock;
        this.client = new OutboundClient(options, clock, (circuit, from, to) -> {});
    }

    Wire(Clock clock) {
        this(clock, OutboundOptions.defaults().allowingPrivate(true));
    }

    static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }

    HttpAgent agent(String url) {
        return agent("bot", url, SECRET, LONG);
    }

    HttpAgent agent(String id, String url, Secret secret, Duration timeout) {
        return new HttpAgent(new HttpAgent.Target(id, URI.create(url), secret, timeout), client, clock);
    }

    /** A head that chunks of a stream follow. */
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** A server that answers with a stream, whose chunks it writes as told. */
    static RawServer streaming(RawServer.Behaviour chunks) throws IOException {
        return RawServer.that(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, HEAD);
            chunks.serve(connection);
        });
    }

    /** A stream that is there at once. */
    static ResponseDefinitionBuilder stream(String events) {
        return aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody(events.getBytes(StandardCharsets.UTF_8));
    }

    static String chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Integer.toHexString(bytes.length) + "\r\n" + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n";
    }

    /** An event with this data. */
    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static AgentRequest request() {
        return request("req-1");
    }

    static AgentRequest request(String id) {
        return request(id, List.of(new Said("agent", "Welcome", 1_794_999_999_000L)), "hi");
    }

    /** A customer who wrote these, one after the other. */
    static AgentRequest asking(String... texts) {
        return request("req-1", List.of(), texts);
    }

    static AgentRequest request(String id, List<Said> history, String... texts) {
        return new AgentRequest(
                id,
                "corr-1",
                2,
                "acme",
                "bot",
                new ConversationInfo(
                        "conv-1",
                        new AccountKey(Platform.WHATSAPP, "106540352242922"),
                        "{\"source\":\"ad\"}",
                        1_795_086_400_000L),
                new CustomerInfo("918979556941", "lead-1", "Asha", null, null, "new"),
                IntStream.range(0, texts.length)
                        .mapToObj(i -> new Incoming(
                                "wamid." + (i + 1),
                                7 + i,
                                new Content.Text(texts[i]),
                                MessageContext.NONE,
                                1_795_000_000_120L,
                                null))
                        .toList(),
                history);
    }

    @Override
    public void close() {
        client.close();
    }
}
