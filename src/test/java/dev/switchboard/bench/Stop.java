package dev.switchboard.bench;

/** SIGTERM while turns run as fast as they can, and a start on what is left, several times. */
final class Stop {
    private static final int STOPS = 5;
    /** More than the service answers, so that every lane is under way. */
    private static final int PER_SECOND = 1_200;

    private Stop() {}

    static void prove() throws Exception {
        try (StressHouse house = new StressHouse("sigterm")) {
            StressCustomers customers = house.customers(200, PER_SECOND);
            StressHouse.pause(5);
            for (int i = 0; i < STOPS; i++) {
                StressHouse.pause(3);
                long took = house.service().terminate();
                int code = house.service().exitCode();
                house.say("ended after %,d ms with %d, %,d messages taken so far", took, code, customers.messages());
                if (code != 0) {
                    throw new IllegalStateException("it ended with " + code);
                }
                house.startAgain();
            }
            StressHouse.pause(3);
            customers.close();
            house.say(
                    "drained %.1f s after the last message; longest wait for a 200 %.1f s",
                    house.awaitQuiet(), customers.longestSeconds());
            house.compare(customers.acknowledged());
        }
    }
}
