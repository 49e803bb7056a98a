package dev.switchboard.channels.instagram;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.ChannelFacts;
import dev.switchboard.channels.Handshake;
import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.SplitsText;
import dev.switchboard.channels.VerifiedRequest;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.meta.MetaHandshake;
import dev.switchboard.channels.meta.MetaSignature;
import dev.switchboard.channels.meta.TextSplitter;
import dev.switchboard.config.Secret;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Instagram's direct messages, by Instagram Login or Facebook Login. */
public final class InstagramChannel implements Channel, Handshake, SplitsText {
    /** Facts of the platform, from {@code channels/instagram/channel.yaml}. */
    public static final ChannelFacts FACTS = ChannelFacts.load("instagram");

    private final MetaSignature signature;
    private final MetaHandshake handshake;
    private final InstagramParser parser;
    private final InstagramSender sender;
    private final TextSplitter splitter = new TextSplitter(FACTS.limit("text_bytes"), InstagramPayload::bytesOf);

    /**
     * @param keys app secrets that may sign a webhook, asked at each request
     * @param tokens verify tokens that we gave out, asked at each check
     */
    public InstagramChannel(
            GraphApi graph, Supplier<List<SigningKey>> keys, Supplier<List<Secret>> tokens, InstagramParser parser) {
        this.signature = new MetaSignature(keys);
        this.handshake = new MetaHandshake(tokens);
        this.parser = parser;
        this.sender = new InstagramSender(graph);
    }

    @Override
    public Platform platform() {
        return Platform.INSTAGRAM;
    }

    @Override
    public Optional<VerifiedRequest> verify(WebhookRequest request) {
        return request.verifiedBy(signature);
    }

    @Override
    public List<InboundEvent> parse(VerifiedRequest request) {
        return parser.events(request.body());
    }

    @Override
    public SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving) {
        return switch (message.content()) {
            case Content.Text text -> sender.send(account, message, leaving);
            case Content.ReceivedOnly other -> new SendResult.Rejected("not_sendable", "cannot send " + other.type());
        };
    }

    @Override
    public Optional<String> confirm(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        return handshake.confirm(mode, token, challenge);
    }

    @Override
    public List<Content> split(Content content) {
        return switch (content) {
            case Content.Text(var body) ->
                splitter.split(body).stream().<Content>map(Content.Text::new).toList();
            case Content.ReceivedOnly other -> List.of(other);
        };
    }
}
