package dev.switchboard.channels.webchat;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.ChannelFacts;
import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.VerifiedRequest;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.channels.webchat.SessionTokens.BadTokenException;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chat widget. What a visitor does comes as a body of ours ({@link WebchatBody}), proved by the session's token; what
 * is said to a visitor is on disk already, so that to send it is to tell those who look.
 */
public final class WebchatChannel implements Channel {
    public static final ChannelFacts FACTS = ChannelFacts.load("webchat");

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final Visitors visitors;

    public WebchatChannel(SessionTokens tokens, Visitors visitors) {
        this.tokens = tokens;
        this.visitors = visitors;
    }

    @Override
    public Platform platform() {
        return Platform.WEBCHAT;
    }

    /** A token is good for what its own session says on its own site, and for nothing else. */
    @Override
    public Optional<VerifiedRequest> verify(WebhookRequest request) {
        return request.verifiedBy(this::speaker);
    }

    private Optional<String> speaker(WebhookRequest request) {
        Optional<SessionToken> token = token(request.header("authorization"));
        Optional<WebchatBody> body = WebchatBody.read(request.body());
        return token.isPresent() && body.isPresent() && body.get().isOf(token.get())
                ? Optional.of(token.get().account().fingerprint())
                : Optional.empty();
    }

    private Optional<SessionToken> token(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens.read(authorization.substring(BEARER.length())));
        } catch (BadTokenException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<InboundEvent> parse(VerifiedRequest request) {
        return WebchatParser.events(request.body());
    }

    @Override
    public SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving) {
        leaving.run();
        visitors.changed(account.key(), message.recipient());
        return new SendResult.Accepted(message.messageId(), List.of());
    }
}
