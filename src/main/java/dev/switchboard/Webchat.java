package dev.switchboard;

import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.WebchatChannel;
import dev.switchboard.config.Secret;
import dev.switchboard.config.Settings;
import dev.switchboard.conversations.Endings;
import dev.switchboard.http.Routes;
import dev.switchboard.http.webchat.Streams;
import dev.switchboard.http.webchat.WebchatRoutes;
import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.intake.Intake;
import dev.switchboard.leads.Leads;
import dev.switchboard.leads.WebSessions;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.tenants.SecretBox;
import dev.switchboard.tenants.Site;
import dev.switchboard.tenants.TenantSites;
import dev.switchboard.tenants.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the chat widget's server, put together. */
final class Webchat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Webchat.class);
    /** Conversations ended, and strangers forgotten, in one write: others wait for it. */
    private static final int AT_ONCE = 500;

    private final Settings settings;
    private final Tenants tenants;
    private final TenantSites sites;
    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final SessionTokens tokens;
    private final Streams streams;
    private final WebchatChannel channel;

    Webchat(
            Settings settings,
            Tenants tenants,
            TenantSites sites,
            Database database,
            Secret master,
            Ids ids,
            Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.sites = sites;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        tokens = new SessionTokens(
                SecretBox.derive(master, "switchboard: webchat sessions"),
                clock,
                Duration.ofDays(settings.webchat().sessionDays()));
        streams = new Streams(
                (account, sessionId) -> sites.site(account.id())
                        .flatMap(site -> database.readOwn(transaction ->
                                Leads.find(transaction, site.userId(), CustomerIds.of(sessionId), Platform.WEBCHAT)))
                        .orElse(null),
                settings.webchat().streamsPerSession());
        channel = new WebchatChannel(tokens, streams);
    }

    WebchatChannel channel() {
        return channel;
    }

    /** Those who look now. */
    Streams streams() {
        return streams;
    }

    Routes routes(Intake intake, WebhookListener listener) {
        return new WebchatRoutes(
                sites,
                tenants,
                tokens,
                channel,
                intake,
                listener,
                streams,
                database,
                ids,
                clock,
                Options.webchat(settings));
    }

    /** Ends conversations that were quiet for long, and forgets visitors who never wrote. */
    void sweep() {
        try {
            tenants.sites().stream()
                    .map(Site::userId)
                    .collect(Collectors.toSet())
                    .forEach(this::sweep);
        } catch (RuntimeException e) {
            log.warn("webchat.sweep_failed cause={}", e.getClass().getSimpleName());
        }
    }

    private void sweep(String userId) {
        long quietSince =
                clock.millis() - Duration.ofMinutes(settings.webchat().idleM()).toMillis();
        List<String> leads;
        do {
            leads = database.write(transaction ->
                    Endings.endQuiet(transaction, userId, Platform.WEBCHAT, quietSince, clock.millis(), AT_ONCE));
            leads.forEach(streams::changed);
        } while (leads.size() == AT_ONCE);
        long before = clock.millis()
                - Duration.ofDays(settings.webchat().sessionDays()).toMillis();
        int forgotten;
        do {
            forgotten =
                    database.write(transaction -> WebSessions.forgetStrangers(transaction, userId, before, AT_ONCE));
        } while (forgotten == AT_ONCE);
    }

    @Override
    public void close() {
        streams.close();
    }
}
