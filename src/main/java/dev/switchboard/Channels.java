package dev.switchboard;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.ChannelFacts;
import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.instagram.InstagramChannel;
import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.channels.meta.ErrorTable;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.meta.GraphNode;
import dev.switchboard.channels.whatsapp.WhatsAppChannel;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.config.Settings;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The list of channels: explicit, no scanning. */
final class Channels {
    private final Settings settings;
    private final Tenants tenants;
    private final OutboundClient outbound;
    private final Clock clock;
    private final Function<Login, URI> graphBase;
    private final Channel webchat;
    private final Map<Secret, SigningKey> keys = new ConcurrentHashMap<>();

    /**
     * @param webchat needs what none of the others does: those who look at a site now
     * @param graphBase where the Graph API of a login is, asked at each call
     */
    Channels(
            Settings settings,
            Tenants tenants,
            OutboundClient outbound,
            Clock clock,
            Channel webchat,
            Function<Login, URI> graphBase) {
        this.webchat = webchat;
        this.settings = settings;
        this.tenants = tenants;
        this.outbound = outbound;
        this.clock = clock;
        this.graphBase = graphBase;
    }

    Map<Platform, Channel> all() {
        return Map.of(Platform.WHATSAPP, whatsApp(), Platform.INSTAGRAM, instagram(), Platform.WEBCHAT, webchat);
    }

    private Channel whatsApp() {
        return new WhatsAppChannel(
                graph(WhatsAppChannel.FACTS, key -> new GraphNode(graphBase.apply(Login.FACEBOOK), key.id())),
                () -> signingKeys(Platform.WHATSAPP),
                () -> tenants.verifyTokens(Platform.WHATSAPP),
                new WhatsAppParser(clock));
    }

    private Channel instagram() {
        return new InstagramChannel(
                graph(InstagramChannel.FACTS, this::instagramNode),
                () -> signingKeys(Platform.INSTAGRAM),
                () -> tenants.verifyTokens(Platform.INSTAGRAM),
                new InstagramParser(clock, tenants::instagramAccount));
    }

    /** Connected through a page, an account is called as that page, whose id only the token knows. */
    private GraphNode instagramNode(AccountKey key) {
        Login login = tenants.account(key).map(Account::login).orElse(Login.INSTAGRAM);
        return switch (login) {
            case INSTAGRAM -> new GraphNode(graphBase.apply(login), key.id());
            case FACEBOOK -> new GraphNode(graphBase.apply(login), "me");
        };
    }

    private GraphApi graph(ChannelFacts facts, Function<AccountKey, GraphNode> nodes) {
        String version = Objects.requireNonNull(facts.apiVersion());
        return new GraphApi(
                outbound,
                nodes,
                version,
                ErrorTable.load(facts.channel()),
                Duration.ofMillis(settings.outbound().deadlineMs()));
    }

    /** A fingerprint is a hash: worked out once per secret, not once per webhook. */
    private List<SigningKey> signingKeys(Platform platform) {
        return tenants.appSecrets(platform).stream()
                .map(secret -> keys.computeIfAbsent(secret, SigningKey::of))
                .toList();
    }
}
