package dev.switchboard;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.meta.ErrorTable;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.whatsapp.WhatsAppChannel;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.Secret;
import dev.switchboard.message.Platform;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.tenants.Tenants;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The list of channels: explicit, no scanning. */
final class Channels {
    private final Tenants tenants;
    private final OutboundClient outbound;
    private final Clock clock;
    private final Supplier<URI> graphBase;
    private final Map<Secret, SigningKey> keys = new ConcurrentHashMap<>();

    /** @param graphBase where the Graph API is, asked at each call */
    Channels(Tenants tenants, OutboundClient outbound, Clock clock, Supplier<URI> graphBase) {
        this.tenants = tenants;
        this.outbound = outbound;
        this.clock = clock;
        this.graphBase = graphBase;
    }

    Map<Platform, Channel> all() {
        return Map.of(Platform.WHATSAPP, whatsApp());
    }

    private Channel whatsApp() {
        GraphApi graph = new GraphApi(
                outbound,
                graphBase,
                Objects.requireNonNull(WhatsAppChannel.FACTS.apiVersion()),
                ErrorTable.load("whatsapp"));
        return new WhatsAppChannel(
                graph,
                () -> signingKeys(Platform.WHATSAPP),
                () -> tenants.verifyTokens(Platform.WHATSAPP),
                new WhatsAppParser(clock));
    }

    /** A fingerprint is a hash: worked out once per secret, not once per webhook. */
    private List<SigningKey> signingKeys(Platform platform) {
        return tenants.appSecrets(platform).stream()
                .map(secret -> keys.computeIfAbsent(secret, SigningKey::of))
                .toList();
    }
}
