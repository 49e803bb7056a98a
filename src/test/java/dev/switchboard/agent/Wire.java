package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** HTTP agents that call a server of the test's own. */
final class Wire implements AutoCloseable {
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
        return agent("bot", url, SECRET, Duration.ofSeconds(5));
    }

    HttpAgent agent(String id, String url, Secret secret, Duration timeout) {
        return new HttpAgent(new HttpAgent.Target(id, URI.create(url), secret, timeout), client, clock);
    }

    static AgentRequest request() {
        return request("req-1");
    }

    static AgentRequest request(String id) {
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
                List.of(new Incoming(
                        "wamid.1", 7, new Content.Text("hi"), MessageContext.NONE, 1_795_000_000_120L, null)),
                List.of(new Said("agent", "Welcome", 1_794_999_999_000L)));
    }

    @Override
    public void close() {
        client.close();
    }
}
