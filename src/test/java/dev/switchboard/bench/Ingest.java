package dev.switchboard.bench;

import java.net.URI;
import java.util.Locale;

/** Signed texts over 64 connections, to an account without an agent: the service beside its two floors. */
final class Ingest {
    private static final int CONNECTIONS = 64;
    private static final int COUNT = Integer.getInteger("bench.count", 40_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    /** So many that no compiler is at work any more when the first round begins. */
    private static final int WARM_UP = Integer.getInteger("bench.warm", 120_000);

    private final Rounds rounds = new Rounds();

    private Ingest() {}

    public static void main(String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals("--target")) {
            new Ingest().measure("target", URI.create(arguments[1]), "t", COUNT);
            return;
        }
        try (Measured parse = Measured.floor(ParseFloor.class);
                Measured store = Measured.floor(StoreFloor.class);
                Measured indexed = Measured.floor(StoreFloor.class, "indexed");
                Measured service = Measured.service(BenchUsers.settings(9), BenchUsers.user(9))) {
            new Ingest().compare(parse, store, indexed, service);
        }
    }

    private void compare(Measured parse, Measured store, Measured indexed, Measured service) {
        for (int round = 0; round <= ROUNDS; round++) {
            Ingest to = round == 0 ? new Ingest() : this;
            int count = round == 0 ? WARM_UP : COUNT;
            if (!Boolean.getBoolean("bench.alone")) {
                to.measure("signature and parse", parse.address(), "p" + round, count);
                measure("five statements", store, "s" + round, count, to);
                measure("five statements, indexed", indexed, "s" + round, count, to);
            }
            measure("service", service, "s" + round, count, to);
        }
        halfLoad(service);
        rounds.print();
        if (Boolean.getBoolean("bench.alone")) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "service / five statements %.2f   service / five statements, indexed %.2f   service / signature and parse %.2f   resident %d MB, at most %d MB%n",
                rounds.ratio("service", "five statements"),
                rounds.ratio("service", "five statements, indexed"),
                rounds.ratio("service", "signature and parse"),
                service.residentMb(),
                service.peakMb());
    }

    private static void measure(String name, Measured process, String run, int count, Ingest to) {
        long cpu = process.cpuMillis();
        long written = process.writtenKb();
        to.measure(name, process.address(), run, count);
        to.rounds.add(name + ", CPU us a message", (process.cpuMillis() - cpu) * 1000.0 / count);
        to.rounds.add(name + ", KB written a message", (process.writtenKb() - written) / (double) count);
    }

    private void halfLoad(Measured service) {
        int rate = (int) rounds.median("service") / 2;
        int count = rate * 5;
        byte[][] requests = Requests.texts("h", Requests.SILENT_NUMBER, count);
        try (Load load = new Load(service.address(), CONNECTIONS)) {
            LoadResult result = load.atRate(rate, count, i -> requests[(int) i]);
            rounds.add("service at half load, p50 ms", result.percentile(0.5));
            rounds.add("service at half load, p99 ms", result.percentile(0.99));
        }
    }

    private void measure(String name, URI server, String run, int count) {
        byte[][] requests = Requests.texts(run, Requests.SILENT_NUMBER, count);
        try (Load load = new Load(server, CONNECTIONS)) {
            LoadResult result = load.asFastAsItAnswers(count, i -> requests[(int) i]);
            rounds.add(name, result.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %,9.0f a second, p99 %.1f ms%n",
                    name,
                    result.perSecond(),
                    result.percentile(0.99));
        }
    }
}
