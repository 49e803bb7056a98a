package dev.switchboard.http;

import dev.switchboard.outbound.Cidr;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for HTTP: each request on a virtual thread of its own, every answer and error in one shape. */
public final class Server {
    static final Key<Clock> CLOCK = new Key<>("switchboard-clock");
    /** How long a body may take. */
    static final Key<Duration> PATIENCE = new Key<>("switchboard-patience");

    /** Whose word counts about the address of a client. */
    static final Key<List<Cidr>> PROXIES = new Key<>("switchboard-proxies");

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final int WORTH_COMPRESSING = 1024;
    /** Connections that wait for us to accept them: many come at once after an outage. */
    private static final int ACCEPT_QUEUE = 1024;

    private static final long SWEEP_MS = 500;
    /** How long a connection may be silent once we stop: what is being answered is not cut. */
    private static final long SILENCE_AT_STOP_MS = 200;

    private final ServerOptions options;
    private final Clock clock;
    private final Javalin javalin;
    private final int maxConnections;
    private final Patience patience;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("http-patience").factory());
    private final List<Route> table = new ArrayList<>();

    /** @param routes a {@link KeyGuard}, and every part of the API in the order in which routes that overlap are tried */
    public Server(ServerOptions options, List<Routes> routes, Clock clock, RequestObserver observer) {
        this.options = options;
        this.clock = clock;
        this.maxConnections = Descriptors.connections(options.maxConnections());
        this.patience = new Patience(options.clientTimeout(), maxConnections);
        this.javalin = Javalin.create(config -> {
            quieten(config);
            config.concurrency.useVirtualThreads = true;
            config.appData(CLOCK, clock);
            config.appData(PATIENCE, options.clientTimeout());
            config.appData(PROXIES, options.trustedProxies());
            config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
            http(config);
            jetty(config);
            Errors.addTo(config, clock);
            config.requestLogger.http(new AccessLog(observer));
            RouteRegistrar registrar = new RouteRegistrar(config.routes);
            registrar.before(ctx -> ctx.header("Vary", "Accept-Encoding"));
            registrar.beforeMatched(Caching::begin);
            routes.forEach(part -> part.addTo(registrar));
            registrar.addOptions();
            table.addAll(registrar.routes());
        });
    }

    /** Every route there is. */
    public List<Route> routes() {
        return List.copyOf(table);
    }

    /** Binds the port and begins to answer. */
    public void start() {
        javalin.start();
        sweeper.scheduleWithFixedDelay(patience::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /** The port it listens on, once started. */
    public int port() {
        return javalin.port();
    }

    /** Where a client on this machine finds it, e.g. {@code http://127.0.0.1:4000}. */
    public URI address() {
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create("http://" + host + ":" + port());
    }

    /** Takes no new requests, lets those under way finish for at most that long, then stops. */
    public void stop(Duration grace) {
        sweeper.shutdownNow();
        javalin.jettyServer().server().setStopTimeout(grace.toMillis());
        try {
            javalin.stop();
        } catch (JavalinException e) {
            log.warn("http.stop_forced grace_ms={}", grace.toMillis());
        }
    }

    private static void quieten(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    private void http(JavalinConfig config) {
        config.http.maxRequestSize = options.maxBodyBytes();
        config.http.prefer405over404 = true;
        CompressionStrategy gzip = new CompressionStrategy(null, new Gzip());
        gzip.setDefaultMinSizeForCompression(WORTH_COMPRESSING);
        config.http.compressionStrategy = gzip;
    }

    /** Javalin already lets ambiguous paths through ({@code UriCompliance.LEGACY}) and matches on the raw path. */
    private void jetty(JavalinConfig config) {
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> {
            server.addBean(new NetworkConnectionLimit(maxConnections, server));
            server.setErrorHandler(new JettyErrors(clock));
            server.insertHandler(new GracefulHandler());
            server.insertHandler(new Front(clock));
            server.insertHandler(patience);
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new JettyErrors(clock));
            context.getServletHandler().setDecodeAmbiguousURIs(true);
        });
    }

    private Connector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http) {
        // Headers a connection sent before are not kept for it: that would be 100 KB each.
        http.setHeaderCacheSize(0);
        // else a value is taken for a usual one that differs by the case of letters alone
        http.setHeaderCacheCaseSensitive(true);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(options.clientTimeout().toMillis());
        connector.setShutdownIdleTimeout(SILENCE_AT_STOP_MS);
        connector.addBean(patience);
        return connector;
    }
}
