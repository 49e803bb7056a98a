package dev.switchboard;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.config.Settings;
import dev.switchboard.http.ServerOptions;
import dev.switchboard.http.webchat.WebchatOptions;
import dev.switchboard.ops.Logging;
import dev.switchboard.outbound.Cidr;
import dev.switchboard.outbound.OutboundOptions;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.store.StoreOptions;
import dev.switchboard.tenants.SecretKeyFile;
import java.net.URI;
import java.time.Duration;

/** Settings as each package wants them: packages below do not know the configuration file. */
final class Options {
    private static final int READER_CACHE_KB = 16_384;

    private Options() {}

    static StoreOptions store(Settings settings) {
        Settings.Store store = settings.store();
        return new StoreOptions(
                settings.databaseFile(),
                Duration.ofMillis(store.busyTimeoutMs()),
                (long) store.maxSizeMb() << 20,
                READER_CACHE_KB,
                store.readers(),
                store.groupMax(),
                store.waitingMax(),
                Duration.ofMillis(store.queryMaxMs()));
    }

    static OutboundOptions outbound(Settings settings) {
        Settings.Outbound outbound = settings.outbound();
        OutboundOptions defaults = OutboundOptions.defaults();
        return new OutboundOptions(
                outbound.allowPrivate(),
                outbound.allowedNetworks().stream().map(Cidr::parse).toList(),
                Duration.ofMillis(outbound.connectTimeoutMs()),
                defaults.leaseTimeout(),
                defaults.idle(),
                outbound.maxTotal(),
                outbound.maxPerRoute());
    }

    static void applyLog(Settings settings) {
        Logging.apply(settings.log().level().name(), settings.log().format() == Settings.LogFormat.JSON);
    }

    /** Who connects through a page calls Facebook, and so does WhatsApp. */
    static URI graphBase(Settings settings, Login login) {
        Settings.Graph graph = settings.graph();
        return URI.create(
                switch (login) {
                    case FACEBOOK -> graph.baseUrl();
                    case INSTAGRAM -> graph.instagramBaseUrl();
                });
    }

    static Secret master(Settings settings) {
        return SecretKeyFile.master(System.getenv(SecretKeyFile.VARIABLE), settings.dataDir());
    }

    static ServerOptions server(Settings settings) {
        Settings.Server server = settings.server();
        return new ServerOptions(
                server.host(),
                server.port(),
                settings.limits().bodyKb() * 1024,
                server.connectionsMax(),
                Duration.ofSeconds(server.clientTimeoutS()),
                server.trustedProxies().stream().map(Cidr::parse).toList());
    }

    /** A stream must speak before its connection counts as silent. */
    static WebchatOptions webchat(Settings settings) {
        Settings.Webchat webchat = settings.webchat();
        long heartbeatMs =
                Math.min(webchat.heartbeatS() * 1000L, settings.server().clientTimeoutS() * 500L);
        return new WebchatOptions(
                webchat.maxCharacters(),
                webchat.messagesPerSession(),
                webchat.messagesPerAddress(),
                webchat.sessionsPerAddress(),
                webchat.renewalsPerSession(),
                webchat.renewalsPerAddress(),
                webchat.streamStartsPerSession(),
                webchat.streamStartsPerAddress(),
                Duration.ofMillis(heartbeatMs),
                webchat.keepClient());
    }

    static RetrySchedule retries(Settings settings) {
        Settings.Queue queue = settings.queue();
        return new RetrySchedule(
                Duration.ofMillis(queue.retryFirstMs()),
                Duration.ofSeconds(queue.retryMaxS()),
                Duration.ofHours(queue.giveUpH()),
                0.2);
    }
}
