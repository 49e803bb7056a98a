package dev.switchboard.bench;

import java.util.concurrent.TimeUnit;

/** Three receipts of messages that were really sent to each text that comes in: what a number that is written to sees. */
final class ReceiptLoad {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int COUNT = Integer.getInteger("bench.count", 6_000);

    private final Rounds rounds = new Rounds();

    private ReceiptLoad() {}

    public static void main(String[] arguments) throws Exception {
        try (Outside outside = new Outside();
                Measured service =
                        Measured.service(BenchUsers.settings(outside.port()), BenchUsers.user(outside.port()))) {
            ReceiptLoad load = new ReceiptLoad();
            load.round(outside, service, "warm", new Rounds());
            for (int round = 0; round < ROUNDS; round++) {
                load.round(outside, service, "r" + round, load.rounds);
            }
            load.rounds.print();
        }
    }

    private void round(Outside outside, Measured service, String name, Rounds to) throws InterruptedException {
        byte[][] events = events(name, receiptsOfSends(outside, service, name));
        try (Load load = new Load(service.address(), 64)) {
            LoadResult result = load.asFastAsItAnswers(events.length, i -> events[(int) i]);
            to.add("webhooks a second, receipts to texts 3:1", result.perSecond());
            to.add("p99 ms", result.percentile(0.99));
        }
    }

    /** Sends that many messages first, without telling what became of them. */
    private static byte[][] receiptsOfSends(Outside outside, Measured service, String name)
            throws InterruptedException {
        outside.begin(name, COUNT);
        byte[][] texts = Requests.texts(name, Requests.NUMBER, COUNT);
        try (Load load = new Load(service.address(), 16)) {
            load.atRate(400, COUNT, i -> texts[(int) i]);
        }
        byte[][] receipts = new byte[3 * COUNT][];
        for (int i = 0; i < receipts.length; i++) {
            receipts[i] = outside.nextReceipt();
        }
        TimeUnit.SECONDS.sleep(1); // the last settlements are not what is measured
        return receipts;
    }

    private static byte[][] events(String name, byte[][] receipts) {
        byte[][] texts = Requests.texts(name + "t", Requests.SILENT_NUMBER, COUNT);
        byte[][] events = new byte[4 * COUNT][];
        for (int i = 0; i < events.length; i++) {
            events[i] = i % 4 == 3 ? texts[i / 4] : receipts[i / 4 * 3 + i % 4];
        }
        return events;
    }
}
