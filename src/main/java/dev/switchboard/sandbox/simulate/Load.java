package dev.switchboard.sandbox.simulate;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts signed webhooks at a steady rate and compares what was acknowledged with what was answered. Each message has its
 * time by the clock, whether the ones before it are answered or not, and its latency counts from that time: a server that
 * falls behind cannot hide it.
 */
public final class Load {
    private static final long BEGIN_AFTER = TimeUnit.MILLISECONDS.toNanos(100);

    private final LoadOptions options;
    private final LoadMessages messages;
    private final Clock clock;
    private final Results results;
    private final AtomicInteger next = new AtomicInteger();

    /** @param run four digits that tell this load from all others */
    public Load(LoadOptions options, int run, Clock clock) {
        this.options = options;
        this.messages = new LoadMessages(options, run);
        this.clock = clock;
        this.results = new Results(options.total());
    }

    /**
     * Runs it, waits for the answers and compares.
     *
     * @throws IOException when there is no sandbox, or it went away
     */
    public Report run() throws IOException, InterruptedException {
        try (SandboxClient sandbox = new SandboxClient(options.url())) {
            long before = sandbox.last();
            long began = System.nanoTime();
            postAll();
            double seconds = (System.nanoTime() - began - BEGIN_AFTER) / 1e9;
            new AnswerWatch(sandbox, before, messages, results, options.patience()).await();
            return results.report(options.rate(), seconds, this::isStored);
        }
    }

    private void postAll() throws InterruptedException {
        long start = System.nanoTime() + BEGIN_AFTER;
        results.startedAt(clock.millis() + TimeUnit.NANOSECONDS.toMillis(BEGIN_AFTER), options.rate());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < options.connections(); i++) {
                threads.execute(() -> post(start));
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    private void post(long start) {
        String path = "/webhooks/" + options.platform().wire();
        try (KeptConnection connection = new KeptConnection(options.url())) {
            for (int number = next.getAndIncrement(); number < options.total(); number = next.getAndIncrement()) {
                long due = start + number * 1_000_000_000L / options.rate();
                waitUntil(due);
                post(connection, path, number, due);
            }
        }
    }

    private void post(KeptConnection connection, String path, int number, long due) {
        byte[] body = messages.body(number, clock.millis());
        try {
            int status = connection.post(path, body, messages.signature(body));
            results.posted(number, status, System.nanoTime() - due);
        } catch (IOException e) {
            results.posted(number, 0, System.nanoTime() - due);
        }
    }

    private static void waitUntil(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    private boolean isStored(int number) {
        try (SandboxClient sandbox = new SandboxClient(options.url())) {
            return sandbox.stored(messages.customer(number)).contains(messages.text(number));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
