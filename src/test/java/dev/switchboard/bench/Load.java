package dev.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Sends requests over kept connections from a single thread, so that the load takes as little of the machine as it can
 * from what it measures.
 */
final class Load implements AutoCloseable {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Selector selector;
    private final Queue<LoadConnection> idle = new ArrayDeque<>();

    Load(URI server, int connections) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < connections; i++) {
            idle.add(new LoadConnection(server, selector));
        }
    }

    /** As fast as the server answers: each connection sends its next request when it has its answer. */
    LoadResult asFastAsItAnswers(int count, LongFunction<byte[]> request) {
        return run(count, request, 0);
    }

    /** At a steady rate; latency counts from when a request was due, not from when it could be sent. */
    LoadResult atRate(int perSecond, int count, LongFunction<byte[]> request) {
        return run(count, request, 1_000_000_000L / perSecond);
    }

    private LoadResult run(int count, LongFunction<byte[]> request, long interval) {
        long start = System.nanoTime();
        if (interval == 0) {
            return run(count, request, 0, start);
        }
        try (Metronome unused = new Metronome(selector, start, interval)) {
            return run(count, request, interval, start);
        }
    }

    private LoadResult run(int count, LongFunction<byte[]> request, long interval, long start) {
        LoadResult result = new LoadResult(count);
        long sent = 0;
        try {
            while (result.answered() < count) {
                if (System.nanoTime() - start > LONGEST_NANOS) {
                    throw new IllegalStateException("the load did not end: " + result.answered() + " of " + count);
                }
                sent = sendDue(count, request, interval, start, sent);
                selector.select(1_000);
                takeAnswers(result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result.ended(System.nanoTime() - start);
        return result;
    }

    private long sendDue(int count, LongFunction<byte[]> request, long interval, long start, long sentSoFar)
            throws IOException {
        long sent = sentSoFar;
        while (sent < count && !idle.isEmpty()) {
            long now = System.nanoTime();
            long due = interval == 0 ? now : start + sent * interval;
            if (due > now) {
                break;
            }
            idle.remove().send(request.apply(sent), due);
            sent++;
        }
        return sent;
    }

    private void takeAnswers(LoadResult result) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            LoadConnection connection = (LoadConnection) key.attachment();
            if (key.isWritable()) {
                connection.flush();
            }
            int status = key.isReadable() && !connection.isIdle() ? connection.read() : 0;
            if (status != 0) {
                result.add(status, System.nanoTime() - connection.takeDue());
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                ((LoadConnection) key.attachment()).close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
