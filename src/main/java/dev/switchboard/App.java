package dev.switchboard;

import dev.switchboard.channels.Channel;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.config.Settings;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.conversations.Standing;
import dev.switchboard.http.Access;
import dev.switchboard.http.Route;
import dev.switchboard.http.Routes;
import dev.switchboard.http.Server;
import dev.switchboard.http.docs.DocsRoutes;
import dev.switchboard.http.ops.OpsRoutes;
import dev.switchboard.http.users.AgentsRoutes;
import dev.switchboard.http.users.ApiKeyRoutes;
import dev.switchboard.http.users.KeptRoutes;
import dev.switchboard.http.users.LeadsRoutes;
import dev.switchboard.http.users.SitesRoutes;
import dev.switchboard.http.webhooks.WebhookHandler;
import dev.switchboard.http.webhooks.WebhookRoutes;
import dev.switchboard.intake.EventWriter;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.KeptReader;
import dev.switchboard.intake.Retention;
import dev.switchboard.intake.Routing;
import dev.switchboard.leads.LeadIndexer;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.message.Platform;
import dev.switchboard.ops.HealthCheck;
import dev.switchboard.ops.Metrics;
import dev.switchboard.outbound.CircuitState;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.queue.DeadLetterReader;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.QueueWorker;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.queue.Settlement;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.relay.Delivery;
import dev.switchboard.relay.DeliveryRecord;
import dev.switchboard.relay.Outbox;
import dev.switchboard.relay.Relay;
import dev.switchboard.relay.RelayReader;
import dev.switchboard.relay.UncertainSends;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.StoreOptions;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.SecretBox;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.TenantAgents;
import dev.switchboard.tenants.TenantSites;
import dev.switchboard.tenants.Tenants;
import dev.switchboard.tenants.UserReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service, wired in one place: read it from top to bottom. */
public final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Metrics metrics = new Metrics();
    private final Observers observers = new Observers(metrics);
    private final Database database;
    private final OutboundClient outbound;
    private final QueueWorker worker;
    private final Server server;
    private final LeadReader leads;
    private final Webchat webchat;
    private final Retention retention;
    private final LeadIndexer indexer;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final ApiKeys keys;

    /** Opens the store and binds everything together; {@link #start} makes it work. */
    public App(Settings settings, List<Tenant> users, Clock clock, Extras extras) {
        Ids ids = new Ids(clock);
        Secret master = Options.master(settings);
        SecretBox secrets = new SecretBox(master);
        StoreOptions store = Options.store(settings);
        database = Database.open(store);
        observers.store(database, store);
        leads = new LeadReader(database, clock);
        indexer = new LeadIndexer(database);
        retention = new Retention(
                database, clock, Duration.ofDays(settings.retention().rawDays()));
        Audit audit = new Audit(clock, ids);
        keys = new ApiKeys(database, clock, audit);
        Tenants tenants = new Tenants(database, clock);
        tenants.apply(users);
        TenantAgents tenantAgents = new TenantAgents(tenants, database, clock, secrets, audit);
        tenantAgents.load();
        TenantSites sites = new TenantSites(tenants, database, clock, secrets, audit);
        sites.load();

        outbound = new OutboundClient(Options.outbound(settings), clock, App::circuitChanged);
        observers.circuits(outbound);
        webchat = new Webchat(settings, tenants, sites, database, master, ids, clock);
        observers.webchat(webchat.streams());
        Map<Platform, Channel> channels = new Channels(
                        settings,
                        tenants,
                        outbound,
                        clock,
                        webchat.channel(),
                        login -> graphBase(settings, extras, login))
                .all();

        Standing standing = new Standing(Duration.ofHours(settings.relay().handoffH()));
        DurableQueue queue =
                new DurableQueue(database, clock, ids.next(), new Settlement(clock, new SplittableRandom(), ids));
        List<Handler> handlers = List.of(
                relay(settings, tenants, channels, queue, clock, ids, extras),
                delivery(settings, tenants, channels, queue, clock, ids, standing),
                new UncertainSends(database, new DeliveryRecord(clock, ids, queue, standing)));
        worker = new QueueWorker(queue, clock, handlers);
        worker.listen(observers.work());
        observers.queue(database, clock, handlers);

        Intake intake =
                new Intake(database, new Routing(tenants), new EventWriter(clock, ids, tenants, queue, standing));
        server = new Server(
                Options.server(settings),
                routes(settings, channels, intake, tenants, tenantAgents, sites, audit, ids, clock, extras),
                clock,
                metrics.http()::answered);
    }

    private Relay relay(
            Settings settings,
            Tenants tenants,
            Map<Platform, Channel> channels,
            DurableQueue queue,
            Clock clock,
            Ids ids,
            Extras extras) {
        RelayReader reader = new RelayReader(
                database, clock, settings.relay().historyMax(), settings.relay().historyKb() * 1024);
        AgentFinder agents = extras.agents().apply(new Agents(tenants, outbound, clock));
        RetrySchedule schedule = Options.retries(settings);
        Relay relay = new Relay(
                reader,
                agents,
                new Outbox(clock, ids, queue, channels),
                schedule,
                gate -> tenants.agent(gate.userId(), gate.target())
                        .map(AgentSettings::maxInFlight)
                        .orElse(1));
        relay.listen(observers.agents());
        relay.show(webchat.streams());
        return relay;
    }

    private Delivery delivery(
            Settings settings,
            Tenants tenants,
            Map<Platform, Channel> channels,
            DurableQueue queue,
            Clock clock,
            Ids ids,
            Standing standing) {
        DeliveryRecord record = new DeliveryRecord(clock, ids, queue, standing);
        Delivery delivery = new Delivery(
                database,
                tenants,
                channels,
                record,
                Options.retries(settings),
                settings.queue().deliveriesPerAccount());
        delivery.listen(observers.deliveries());
        return delivery;
    }

    private List<Routes> routes(
            Settings settings,
            Map<Platform, Channel> channels,
            Intake intake,
            Tenants tenants,
            TenantAgents agents,
            TenantSites sites,
            Audit audit,
            Ids ids,
            Clock clock,
            Extras extras) {
        Settings.Limits limits = settings.limits();
        WebhookHandler webhooks = new WebhookHandler(
                intake, limits.webhookBodyMb() << 20, limits.webhooksAtOnceMb() << 10, observers.webhooks());
        List<Routes> all = new ArrayList<>();
        all.add(Guards.keys(settings, keys, clock));
        all.add(Guards.rates(settings.limits(), tenants, clock));
        all.add(new WebhookRoutes(List.copyOf(channels.values()), webhooks));
        all.add(new LeadsRoutes(leads(), new MessageReader(database), clock));
        all.addAll(new LeadSources(database, leads, audit, ids, clock).routes(settings.limits()));
        all.add(new AgentsRoutes(agents));
        all.add(new SitesRoutes(sites));
        all.add(webchat.routes(intake, observers.webhooks()));
        all.add(new KeptRoutes(new KeptReader(database), new DeadLetterReader(database)));
        all.add(new ApiKeyRoutes(keys, new UserReader(database), clock));
        all.add(new OpsRoutes(
                List.of(new HealthCheck("store", new StoreProbe(database)::takesWrites)),
                metrics,
                settings.isOnLoopback() ? Access.PUBLIC : Access.ADMIN));
        all.add(new DocsRoutes());
        all.addAll(extras.routes());
        return all;
    }

    private static void circuitChanged(String circuit, CircuitState from, CircuitState to) {
        log.warn("outbound.circuit_changed circuit={} from={} to={}", circuit, from.wire(), to.wire());
    }

    /** An emulated Graph API is on our own server, whose port is known only once it listens. */
    private URI graphBase(Settings settings, Extras extras, Login login) {
        String path = extras.graphPath();
        return path == null ? Options.graphBase(settings, login) : address().resolve(path);
    }

    /** The read side of leads, for those who show them without HTTP. */
    public LeadReader leads() {
        return leads;
    }

    /** The keys to the API. */
    public ApiKeys keys() {
        return keys;
    }

    /** Every route it serves. */
    public List<Route> routes() {
        return server.routes();
    }

    /** Begins to listen, then to work. */
    public void start() {
        server.start();
        worker.start();
        log.info("service.started address={}", address());
        housekeeping.scheduleWithFixedDelay(retention::sweep, 1, 60, TimeUnit.MINUTES);
        housekeeping.scheduleWithFixedDelay(webchat::sweep, 1, 1, TimeUnit.MINUTES);
        housekeeping.scheduleWithFixedDelay(this::index, 1, 1, TimeUnit.SECONDS);
    }

    /** Where it listens, such as {@code http://127.0.0.1:4000}. */
    public URI address() {
        return server.address();
    }

    /** A store that refuses now takes it the next time. */
    private void index() {
        try {
            indexer.run();
        } catch (RuntimeException e) {
            log.warn("leads.index_failed", e);
        }
    }

    /**
     * Begins no new work, finishes what runs within some seconds, stops accepting, and closes the store. Work first: what
     * is under way may need to be called back, and what is accepted meanwhile is on disk for the next start.
     */
    @Override
    public void close() {
        worker.stop(GRACE.toMillis());
        webchat.close();
        server.stop(GRACE);
        housekeeping.shutdownNow();
        try {
            outbound.close();
        } finally {
            database.close();
        }
        metrics.close();
        log.info("service.stopped");
    }
}
