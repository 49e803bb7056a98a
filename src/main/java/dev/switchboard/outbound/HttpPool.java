package dev.switchboard.outbound;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the pooled client with everything switched off that would do more than one call, or send more than we gave. */
final class HttpPool {
    /** A connection unused for longer is probed before it is used: a server may have closed it. */
    private static final TimeValue PROBE_AFTER = TimeValue.ofMilliseconds(100);

    private static final TimeValue CONNECTION_LIVES = TimeValue.ofMinutes(10);
    private static final String CONNECTED = "switchboard.connected";
    private static final String LEAVING = "switchboard.leaving";

    private HttpPool() {}

    static CloseableHttpClient open(OutboundOptions options, DnsResolver dns) {
        return HttpClients.custom()
                .setConnectionManager(connections(options, dns))
                .setDefaultRequestConfig(requests(options))
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), CONNECTED, (request, scope, chain) -> {
                    leaving(scope.clientContext).run();
                    scope.clientContext.setAttribute(CONNECTED, true);
                    return chain.proceed(request, scope);
                })
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(options.idle()))
                .setUserAgent("switchboard")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Has it called when a connection stands, before anything is written to it. */
    static void tellWhenLeaving(HttpClientContext context, Runnable leaving) {
        context.setAttribute(LEAVING, leaving);
    }

    private static Runnable leaving(HttpClientContext context) {
        return (Runnable) context.getAttribute(LEAVING);
    }

    /** True once a connection stood: from there on, nobody knows what the other side received. */
    static boolean wasConnected(HttpClientContext context) {
        return context.getAttribute(CONNECTED) != null;
    }

    private static HttpClientConnectionManager connections(OutboundOptions options, DnsResolver dns) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setTlsSocketStrategy((socket, host, port, attachment, context) ->
                        Tls.STRATEGY.upgrade(socket, host, port, attachment, context))
                .setMaxConnTotal(options.maxConnections())
                .setMaxConnPerRoute(options.maxPerRoute())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(options.connectTimeout()))
                        .setValidateAfterInactivity(PROBE_AFTER)
                        .setIdleTimeout(Timeout.of(options.idle()))
                        .setTimeToLive(CONNECTION_LIVES)
                        .build())
                .build();
    }

    /** Read with the first call that needs it: all the authorities a machine trusts take a tenth of a second of a start. */
    private static final class Tls {
        static final TlsSocketStrategy STRATEGY = DefaultClientTlsStrategy.createDefault();
    }

    private static RequestConfig requests(OutboundOptions options) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(options.leaseTimeout()))
                .setConnectionKeepAlive(TimeValue.of(options.idle()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }
}
