package dev.switchboard.ops;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Every metric of the process. Their names are in this package and nowhere else; {@code config/grafana/README.md} lists
 * them. No label ever holds an id of a customer.
 */
public final class Metrics implements AutoCloseable {
    /** What Prometheus is served. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<Runnable> beforeScrapes = new CopyOnWriteArrayList<>();
    private final HttpMetrics http = new HttpMetrics(registry);
    private final IntakeMetrics intake = new IntakeMetrics(registry);
    private final QueueMetrics queue = new QueueMetrics(registry);
    private final CallMetrics calls = new CallMetrics(registry);
    private final StoreMetrics store = new StoreMetrics(registry);
    private final WebchatMetrics webchat = new WebchatMetrics(registry);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Answers of the API. */
    public HttpMetrics http() {
        return http;
    }

    /** What platforms post. */
    public IntakeMetrics intake() {
        return intake;
    }

    /** What is to be done, and how it goes. */
    public QueueMetrics queue() {
        return queue;
    }

    /** Calls of other people's servers. */
    public CallMetrics calls() {
        return calls;
    }

    /** The store and its disk. */
    public StoreMetrics store() {
        return store;
    }

    /** Visitors of sites. */
    public WebchatMetrics webchat() {
        return webchat;
    }

    /** Shows how the queue stands, asking when somebody scrapes and no more often than a {@link Sampler} does. */
    public void sampleQueue(Supplier<QueueMetrics.Sample> source) {
        beforeScrapes.add(new Sampler<>(source, queue::tell, queue::sampledAgo)::sample);
    }

    /** Has something done before each scrape; must be quick. */
    public void beforeScrape(Runnable action) {
        beforeScrapes.add(action);
    }

    /** All of it in the text format of Prometheus. */
    public String scrape() {
        beforeScrapes.forEach(Runnable::run);
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
