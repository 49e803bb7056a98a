package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with a deadline that holds even when the other side sends a byte now and then. */
final class Exchange {
    private final OutboundRequest request;
    private final HttpUriRequestBase http;
    private final HttpClientContext context = HttpClientContext.create();
    private final long startedNanos = System.nanoTime();
    /** Stays what it is when the connection then ends badly. */
    private @Nullable OutboundResult settled;

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
        try (Deadline deadline = new Deadline(alarms, this::abort, request.deadline())) {
            return client.execute(http, context, response -> settled = read(response, deadline));
        } catch (IOException e) {
            return settled != null ? settled : Failures.resultOf(e, HttpPool.wasConnected(context), http.isCancelled());
        }
    }

    /** Closing a socket may block: not on the thread that every deadline depends on. */
    private void abort() {
        Thread.startVirtualThread(http::cancel);
    }

    private OutboundResult read(ClassicHttpResponse response, Deadline deadline) throws IOException {
        Map<String, String> headers = headersOf(response);
        OutboundRequest.Reading reading = request.reading();
        HttpEntity entity = response.getEntity();
        return reading != null && entity != null && reading.reader().takes(response.getCode(), headers)
                ? stream(response.getCode(), headers, entity, reading, deadline)
                : whole(response.getCode(), headers, entity);
    }

    private OutboundResult stream(
            int status,
            Map<String, String> headers,
            HttpEntity entity,
            OutboundRequest.Reading reading,
            Deadline deadline)
            throws IOException {
        StreamedBody body = new StreamedBody(reading, request.maxResponseBytes(), deadline, startedNanos);
        if (!body.readFrom(entity.getContent())) {
            http.cancel(); // or closing would politely read the rest
        }
        return body.isTooLarge() ? new OutboundResult.TooLarge(status) : answered(status, headers, body.bytes());
    }

    private OutboundResult whole(int status, Map<String, String> headers, @Nullable HttpEntity entity)
            throws IOException {
        byte[] body = readAtMost(request.maxResponseBytes() + 1L, entity);
        if (body.length > request.maxResponseBytes()) {
            http.cancel(); // as above
            return new OutboundResult.TooLarge(status);
        }
        return answered(status, headers, body);
    }

    private OutboundResult answered(int status, Map<String, String> headers, byte[] body) {
        return new OutboundResult.Answered(status, headers, body, Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    /** Room is made for what was announced, if that is known, and not for much more. */
    private static byte[] readAtMost(long limit, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream in = entity.getContent();
        long announced = entity.getContentLength();
        return in.readNBytes((int) Math.min(announced < 0 ? limit : Math.min(limit, announced), Integer.MAX_VALUE));
    }

    private static Map<String, String> headersOf(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }
}
