package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One request and its answer, with a deadline that holds even when the other side sends a byte now and then. */
final class Exchange {
    private final OutboundRequest request;
    private final HttpUriRequestBase http;
    private final HttpClientContext context = HttpClientContext.create();
    private final long startedNanos = System.nanoTime();

    Exchange(OutboundRequest request) {
        this.request = request;
        HttpPool.tellWhenLeaving(context, request.leaving());
        this.http = new HttpUriRequestBase(request.method(), request.uri());
        http.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.headers().forEach(http::setHeader);
        if (request.body() != null) {
            http.setEntity(new ByteArrayEntity(request.body(), null));
        }
    }

    OutboundResult run(CloseableHttpClient client, ScheduledExecutorService alarms) {
        Future<?> alarm = alarms.schedule(this::abort, request.deadline().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(http, context, this::read);
        } catch (IOException e) {
            return Failures.resultOf(e, HttpPool.wasConnected(context), http.isCancelled());
        } finally {
            alarm.cancel(false);
        }
    }

    /** Closing a socket may block: not on the thread that every deadline depends on. */
    private void abort() {
        Thread.startVirtualThread(http::cancel);
    }

    private OutboundResult read(ClassicHttpResponse response) throws IOException {
        byte[] body = readAtMost(request.maxResponseBytes() + 1L, response.getEntity());
        if (body.length > request.maxResponseBytes()) {
            http.cancel(); // or closing would politely read the rest
            return new OutboundResult.TooLarge(response.getCode());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new OutboundResult.Answered(response.getCode(), headersOf(response), body, took);
    }

    private static byte[] readAtMost(long limit, HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream in = entity.getContent();
        return in.readNBytes((int) Math.min(limit, Integer.MAX_VALUE));
    }

    private static Map<String, String> headersOf(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }
}
