package dev.switchboard.bench;

import java.util.HashMap;
import java.util.Map;

/** A hundred thousand messages wait while their agent is dead for minutes, and are answered in order when it is back. */
final class DeadAgent {
    private static final int COUNT = Integer.getInteger("bench.count", 100_000);
    private static final int CUSTOMERS = Integer.getInteger("bench.customers", 50_000);

    private DeadAgent() {}

    static void prove(int minutes) throws Exception {
        try (StressHouse house = new StressHouse("dead-agent")) {
            warm(house);
            house.killAgent();
            Measured service = house.service();
            long empty = service.residentMb();
            house.say("%,d messages of %,d customers, resident %d MB before", COUNT, CUSTOMERS, empty);
            double perSecond = fill(house);
            house.say("filled at %,.0f a second, resident %d MB", perSecond, service.residentMb());
            wait(house, minutes);
            drain(house);
            house.compare(acknowledged());
        }
    }

    /** What the compiler and the caches need is not what waiting costs. */
    private static void warm(StressHouse house) throws InterruptedException {
        byte[][] texts = Requests.texts("warm", Requests.SILENT_NUMBER, 20_000);
        try (Load load = new Load(house.service().address(), 16)) {
            load.asFastAsItAnswers(texts.length, i -> texts[(int) i]);
        }
    }

    private static double fill(StressHouse house) {
        try (Load load = new Load(house.service().address(), 64)) {
            return load.asFastAsItAnswers(COUNT, i -> request((int) i)).perSecond();
        }
    }

    private static byte[] request(int i) {
        int number = i / CUSTOMERS + 1;
        return Requests.post(Requests.text(
                Requests.NUMBER, customer(i), "wamid." + customer(i) + "." + number, StressLedger.text(number)));
    }

    private static String customer(int i) {
        return Long.toString(920_000_000_000L + i % CUSTOMERS);
    }

    private static Map<String, Integer> acknowledged() {
        Map<String, Integer> all = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            all.merge(customer(i), 1, Integer::sum);
        }
        return all;
    }

    private static void wait(StressHouse house, int minutes) throws InterruptedException {
        Measured service = house.service();
        StressHouse.pause(10); // the last of the filling
        long begin = service.residentMb();
        long most = begin;
        long cpu = service.cpuMillis();
        house.say("waits for %d minutes", minutes);
        for (int second = 10; second < 60 * minutes; second += 5) {
            StressHouse.pause(5);
            most = Math.max(most, service.residentMb());
        }
        double seconds = 60.0 * minutes - 10;
        house.say(
                "waited, resident %d MB at first, at most %d MB, %d MB at last; CPU %.2f %% of a core",
                begin, most, service.residentMb(), (service.cpuMillis() - cpu) / 10.0 / seconds);
    }

    private static void drain(StressHouse house) throws InterruptedException {
        int before = house.ledger.answered();
        long back = System.nanoTime();
        house.reviveAgent();
        while (house.ledger.answered() == before) {
            Thread.sleep(10);
        }
        double first = (System.nanoTime() - back) / 1e9;
        double drained = house.awaitQuiet();
        house.say(
                "first answer %.1f s after the agent was back (its gate opens every half minute), then drained in %.1f s:"
                        + " %,.0f messages a second; resident %d MB",
                first, drained, COUNT / drained, house.service().residentMb());
    }
}
