package dev.switchboard.channels;

import dev.switchboard.TestClock;
import dev.switchboard.channels.webchat.SessionToken;
import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.channels.webchat.WebchatChannel;
import dev.switchboard.channels.webchat.WebchatParser;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class WebchatContractTest extends ChannelContract {
    private static final AccountKey SITE = new AccountKey(Platform.WEBCHAT, "acme-www");

    private final TestClock clock = new TestClock();
    private final SessionTokens tokens = new SessionTokens(new byte[32], clock, Duration.ofDays(30));
    private final SessionTokens.Issued session = tokens.issue(SITE.id(), "web-0190a1c2", false);
    private final WebchatChannel channel = new WebchatChannel(tokens, (site, sessionId) -> {});

    @Override
    Channel channel() {
        return channel;
    }

    @Override
    String goodBody() {
        SessionToken says = session.says();
        WebchatBody.Message message = new WebchatBody.Message("m1", "Hi", null, "Ana", null, null);
        return new String(WebchatBody.message(says, clock.millis(), message).bytes(), StandardCharsets.UTF_8);
    }

    @Override
    WebhookRequest proved(byte[] body) {
        return new WebhookRequest(Map.of("authorization", "Bearer " + session.token()), body);
    }

    @Override
    List<InboundEvent> parse(byte[] body) {
        return WebchatParser.events(body);
    }

    @Override
    SendResult send(Runnable leaving) {
        return channel.send(
                new SendingAccount(SITE, new Secret("")),
                new OutboundMessage("out-1", SITE, "web-0190a1c2", new Content.Text("Hello"), null),
                leaving);
    }
}
