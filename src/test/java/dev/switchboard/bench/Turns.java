package dev.switchboard.bench;

import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Whole turns: a customer's text comes in, an HTTP agent answers, the answer goes out, and three receipts come back. The
 * driver plays Meta and the agent on the same two cores.
 */
final class Turns {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int COUNT = Integer.getInteger("bench.count", 8_000);
    private static final String[] STATUSES = {"sent", "delivered", "read"};

    private final Rounds rounds = new Rounds();
    private final BlockingQueue<byte[]> receipts = new LinkedBlockingQueue<>();
    private final AtomicInteger sends = new AtomicInteger();
    private volatile AtomicLongArray askedAt = new AtomicLongArray(0);
    private volatile String run = "";

    private Turns() {}

    public static void main(String[] arguments) throws Exception {
        Turns turns = new Turns();
        try (StubServer stub = new StubServer(turns::answer);
                Measured service = Measured.service(BenchUsers.settings(stub.port()), BenchUsers.user(stub.port()))) {
            turns.measure(service);
        }
    }

    private void measure(Measured service) throws InterruptedException {
        wholeTurns(service, "warm", COUNT / 2);
        wholeTurns(service, "warm2", COUNT);
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = service.cpuMillis();
            double perSecond = wholeTurns(service, "r" + round, COUNT);
            rounds.add("whole turns a second", perSecond);
            rounds.add("CPU us a turn", (service.cpuMillis() - cpu) * 1000.0 / COUNT);
            System.out.printf(Locale.ROOT, "%,.0f turns a second%n", perSecond);
        }
        for (int round = 0; round < ROUNDS; round++) {
            agentLatency(service, "l" + round);
        }
        rounds.print();
        System.out.printf("resident %d MB, at most %d MB%n", service.residentMb(), service.peakMb());
    }

    /** Closed loop for the texts; receipts follow as the sends come. Ends when the last receipt is taken. */
    private double wholeTurns(Measured service, String name, int count) throws InterruptedException {
        begin(name, count);
        byte[][] texts = Requests.texts(name, Requests.NUMBER, count);
        Thread platform = Thread.ofPlatform().start(() -> postReceipts(service, 3 * count));
        long start = System.nanoTime();
        try (Load load = new Load(service.address(), 16)) {
            load.asFastAsItAnswers(count, i -> texts[(int) i]);
        }
        double taken = count * 1e9 / (System.nanoTime() - start);
        platform.join(TimeUnit.MINUTES.toMillis(3));
        if (sends.get() != count) {
            throw new IllegalStateException(sends.get() + " of " + count + " answers were sent");
        }
        rounds.add("texts taken a second meanwhile", taken);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private void begin(String name, int count) {
        run = name;
        sends.set(0);
        receipts.clear();
        askedAt = new AtomicLongArray(count);
    }

    private void postReceipts(Measured service, int count) {
        try (Load load = new Load(service.address(), 16)) {
            load.asFastAsItAnswers(count, i -> take());
        }
    }

    private byte[] take() {
        try {
            byte[] receipt = receipts.poll(60, TimeUnit.SECONDS);
            if (receipt == null) {
                throw new IllegalStateException("no answer was sent for a minute");
            }
            return receipt;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the moment a webhook is due to the moment the agent has been asked. */
    private void agentLatency(Measured service, String name) throws InterruptedException {
        int count = 500 * 8;
        begin(name, count);
        byte[][] texts = Requests.texts(name, Requests.NUMBER, count);
        long[] postedAt = new long[count];
        Thread platform = Thread.ofPlatform().start(() -> postReceipts(service, 3 * count));
        try (Load load = new Load(service.address(), 32)) {
            load.atRate(500, count, i -> {
                postedAt[(int) i] = System.nanoTime();
                return texts[(int) i];
            });
        }
        platform.join(TimeUnit.MINUTES.toMillis(1));
        LoadResult latency = new LoadResult(count);
        for (int i = 0; i < count; i++) {
            latency.add(200, askedAt.get(i) - postedAt[i]);
        }
        latency.ended(1);
        rounds.add("webhook to agent at 500/s, p50 ms", latency.percentile(0.5));
        rounds.add("webhook to agent at 500/s, p99 ms", latency.percentile(0.99));
    }

    private String answer(String path, String body) {
        return path.startsWith("/agent") ? agent(body) : graph(body);
    }

    private String agent(String body) {
        int at = body.indexOf("message number ");
        int end = body.indexOf('"', at);
        int number = Integer.parseInt(body.substring(at + 15, end));
        askedAt.compareAndSet(number, 0, System.nanoTime());
        return "{\"text\":\"Thank you, we have it.\"}";
    }

    private String graph(String body) {
        int number = sends.getAndIncrement();
        String id = "wamid." + run + "-out-" + number;
        String to = body.substring(body.indexOf("\"to\":\"+") + 7, body.indexOf('"', body.indexOf("\"to\":\"+") + 7));
        for (String status : STATUSES) {
            receipts.add(Requests.post(Requests.receipt(Requests.NUMBER, id, status, to)));
        }
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+" + to + "\",\"wa_id\":\"" + to
                + "\"}],\"messages\":[{\"id\":\"" + id + "\"}]}";
    }
}
