package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Bodies of mixed size up to the 3 MB that Meta sends: batches of texts, and texts as long as they may be. */
final class BodySizes {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int COUNT = Integer.getInteger("bench.count", 2_000);
    /** Of a thousand bodies: how many hold that many messages. */
    private static final int[][] MIX = {{700, 1}, {200, 20}, {80, 200}, {20, 1_000}};

    private final SplittableRandom random = new SplittableRandom(1);
    private final Rounds rounds = new Rounds();
    private long bytes;
    private long messages;

    private BodySizes() {}

    public static void main(String[] arguments) {
        try (Measured service = Measured.service(BenchUsers.settings(9), BenchUsers.user(9))) {
            BodySizes sizes = new BodySizes();
            sizes.round(service, "warm", COUNT / 4, new Rounds());
            for (int round = 0; round < ROUNDS; round++) {
                sizes.round(service, "r" + round, COUNT / 4, sizes.rounds);
            }
            sizes.rounds.print();
            System.out.printf("resident %d MB, at most %d MB%n", service.residentMb(), service.peakMb());
        }
    }

    private void round(Measured service, String name, int count, Rounds to) {
        bytes = 0;
        messages = 0;
        byte[][] requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            requests[i] = Requests.post(body(name + "-" + i));
            bytes += requests[i].length;
        }
        try (Load load = new Load(service.address(), 16)) {
            LoadResult result = load.asFastAsItAnswers(count, i -> requests[(int) i]);
            double seconds = count / result.perSecond();
            to.add("messages a second", messages / seconds);
            to.add("MB a second", bytes / 1e6 / seconds);
            to.add("answer p50 ms", result.percentile(0.5));
            to.add("answer p99 ms", result.percentile(0.99));
        }
        System.out.printf(Locale.ROOT, "%d bodies, %,d messages, %.0f MB%n", count, messages, bytes / 1e6);
    }

    private String body(String name) {
        int dice = random.nextInt(1_000);
        for (int[] share : MIX) {
            dice -= share[0];
            if (dice < 0) {
                return batch(name, share[1]);
            }
        }
        throw new IllegalStateException("the mix is not whole");
    }

    /** The largest come to 3 MB: a thousand messages, as many as Meta puts into one. */
    private String batch(String name, int size) {
        String text = "x".repeat(size == 1_000 ? 2_600 : 40 + random.nextInt(200));
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String body = Requests.text(
                    Requests.SILENT_NUMBER, Requests.customer(random.nextInt(10_000)), "wamid." + name + "-" + i, text);
            changes.add(body.substring(body.indexOf("\"changes\":[") + 11, body.lastIndexOf("]}]}")));
        }
        messages += size;
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":["
                + String.join(",", changes) + "]}]}";
    }
}
