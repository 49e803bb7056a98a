package dev.switchboard.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whole turns: a customer's text comes in, an HTTP agent answers, the answer goes out, and three receipts come back. The
 * driver plays Meta and the agent on the same two cores.
 */
final class Turns {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int COUNT = Integer.getInteger("bench.count", 8_000);
    private static final int RATE = 500;

    private final Rounds rounds = new Rounds();
    private final Outside outside;
    private final Measured service;

    private Turns(Outside outside, Measured service) {
        this.outside = outside;
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        try (Outside outside = new Outside();
                Measured service =
                        Measured.service(BenchUsers.settings(outside.port()), BenchUsers.user(outside.port()))) {
            new Turns(outside, service).measure();
        }
    }

    private void measure() throws InterruptedException {
        wholeTurns("warm", COUNT);
        wholeTurns("warm2", COUNT);
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = service.cpuMillis();
            double perSecond = wholeTurns("r" + round, COUNT);
            rounds.add("whole turns a second", perSecond);
            rounds.add("CPU us a turn", (service.cpuMillis() - cpu) * 1000.0 / COUNT);
            System.out.printf(Locale.ROOT, "%,.0f turns a second%n", perSecond);
        }
        for (int round = 0; round < ROUNDS; round++) {
            agentLatency("l" + round);
        }
        rounds.print();
        System.out.printf("resident %d MB, at most %d MB%n", service.residentMb(), service.peakMb());
    }

    /** As many texts as the service takes; receipts follow as the sends come. Ends with the last receipt. */
    private double wholeTurns(String name, int count) throws InterruptedException {
        outside.begin(name, count);
        byte[][] texts = Requests.texts(name, Requests.NUMBER, count);
        Thread platform = postReceipts(3 * count);
        long start = System.nanoTime();
        try (Load load = new Load(service.address(), 16)) {
            load.asFastAsItAnswers(count, i -> texts[(int) i]);
        }
        platform.join(TimeUnit.MINUTES.toMillis(3));
        if (outside.sends() != count) {
            throw new IllegalStateException(outside.sends() + " of " + count + " answers were sent");
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private Thread postReceipts(int count) {
        return Thread.ofPlatform().start(() -> {
            try (Load load = new Load(service.address(), 16)) {
                load.asFastAsItAnswers(count, i -> outside.nextReceipt());
            }
        });
    }

    /** From the moment a webhook leaves to the moment the agent has been asked. */
    private void agentLatency(String name) throws InterruptedException {
        int count = RATE * 8;
        outside.begin(name, count);
        byte[][] texts = Requests.texts(name, Requests.NUMBER, count);
        long[] postedAt = new long[count];
        Thread platform = postReceipts(3 * count);
        try (Load load = new Load(service.address(), 32)) {
            load.atRate(RATE, count, i -> {
                postedAt[(int) i] = System.nanoTime();
                return texts[(int) i];
            });
        }
        platform.join(TimeUnit.MINUTES.toMillis(1));
        LoadResult latency = new LoadResult(count);
        for (int i = 0; i < count; i++) {
            latency.add(200, outside.askedAt(i) - postedAt[i]);
        }
        latency.ended(1);
        rounds.add("webhook to agent at 500/s, p50 ms", latency.percentile(0.5));
        rounds.add("webhook to agent at 500/s, p99 ms", latency.percentile(0.99));
    }
}
