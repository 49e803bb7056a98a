package dev.switchboard.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Thousands of visitors look; some write, and their answers come back through their streams. */
final class WebchatStreams {
    private static final int STREAMS = Integer.getInteger("bench.streams", 5_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int RATE = 200;

    private final Measured service;
    private final Rounds rounds = new Rounds();
    private volatile LoadResult latency = empty();

    private WebchatStreams(Measured service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        String settings = """
                auth: open
                webchat:
                  messages_per_session: 0
                  messages_per_address: 0
                  sessions_per_address: 0
                  stream_starts_per_address: 0
                """;
        String user = """
                user_id: bench
                agents: [{id: echo, kind: echo}]
                sites: [{key: bench-site, origins: ["*"], agent: echo}]
                """;
        try (Measured service = Measured.service(settings, user)) {
            new WebchatStreams(service).measure();
        }
    }

    private void measure() throws Exception {
        System.out.printf("resident %d MB before%n", service.residentMb());
        List<SiteVisitor> visitors = open();
        System.out.printf("%,d streams, resident %d MB, heap %d MB%n", STREAMS, service.residentMb(), heapMb());
        write(visitors); // warm
        for (int round = 0; round < ROUNDS; round++) {
            latency = empty();
            int sent = write(visitors);
            latency.ended(1);
            rounds.add("messages a second", (double) sent / SECONDS);
            rounds.add("message to answer on the stream, p50 ms", latency.percentile(0.5));
            rounds.add("message to answer on the stream, p99 ms", latency.percentile(0.99));
            rounds.add("heap MB", heapMb());
        }
        rounds.print();
        System.out.printf("resident %d MB, at most %d MB%n", service.residentMb(), service.peakMb());
        for (SiteVisitor visitor : visitors) {
            visitor.close();
        }
    }

    private static LoadResult empty() {
        return new LoadResult(2 * RATE * SECONDS);
    }

    private synchronized void answered(long nanos) {
        latency.add(200, nanos);
    }

    private List<SiteVisitor> open() throws Exception {
        List<SiteVisitor> visitors = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            visitors.add(new SiteVisitor(service.address(), this::answered));
        }
        return visitors;
    }

    private int write(List<SiteVisitor> visitors) throws InterruptedException {
        Random random = new Random(7);
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < RATE * SECONDS; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                SiteVisitor visitor = visitors.get(random.nextInt(visitors.size()));
                writers.submit(() -> visitor.write() ? sent.incrementAndGet() : 0);
            }
        }
        TimeUnit.SECONDS.sleep(1); // the last answers
        return sent.get();
    }

    private long heapMb() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + "/metrics"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            double bytes = client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            return (long) bytes >> 20;
        }
    }
}
