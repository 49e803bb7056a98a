package dev.switchboard.bench;

/** The clock goes forward and back by an hour under load, while the agent is away now and then. */
final class ClockJumps {
    private static final int[] HOURS = {1, -1, -1, 1, -1, 1};

    private ClockJumps() {}

    static void prove() throws Exception {
        try (StressHouse house =
                new StressHouse("clock", (settings, user) -> Measured.program(JumpingService.class, settings, user))) {
            StressCustomers customers = house.customers(100, 300);
            StressHouse.pause(5);
            for (int hours : HOURS) {
                house.killAgent(); // so that retries, a circuit and a closed gate wait for a time
                StressHouse.pause(2);
                house.service().tell(Integer.toString(hours * 3_600));
                StressHouse.pause(2);
                int before = house.ledger.answered();
                house.reviveAgent();
                house.say(
                        "%+d h: the agent is answered again after %.1f s", hours, secondsUntilAnswered(house, before));
            }
            customers.close();
            house.say(
                    "%,d answers other than 200, the longest wait for a 200 %.1f s; drained %.1f s after the last message",
                    customers.refused() + customers.broken(), customers.longestSeconds(), house.awaitQuiet());
            house.compare(customers.acknowledged());
        }
    }

    /** A circuit tries again after half a minute; with a clock set back it must not take an hour. */
    private static double secondsUntilAnswered(StressHouse house, int before) throws InterruptedException {
        long start = System.nanoTime();
        while (house.ledger.answered() < before + 100) {
            if (System.nanoTime() - start > 60_000_000_000L) {
                throw new IllegalStateException("nothing was answered for a minute");
            }
            Thread.sleep(20);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
