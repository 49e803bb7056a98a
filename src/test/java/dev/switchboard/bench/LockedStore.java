package dev.switchboard.bench;

import java.sql.Connection;
import java.sql.DriverManager;

/** Another process holds the store for half a minute. */
final class LockedStore {
    private static final int LOCKED_S = 30;

    private LockedStore() {}

    static void prove() throws Exception {
        try (StressHouse house = new StressHouse("locked")) {
            StressCustomers customers = house.customers(100, 400);
            StressHouse.pause(5);
            long before = customers.messages();
            long locked;
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + house.database())) {
                other.createStatement().execute("PRAGMA busy_timeout=5000");
                other.createStatement().execute("BEGIN EXCLUSIVE");
                StressHouse.pause(LOCKED_S);
                locked = System.nanoTime();
                other.createStatement().execute("ROLLBACK");
            }
            long first = customers.messages();
            while (customers.messages() < first + 100) {
                Thread.onSpinWait();
            }
            house.say(
                    "locked for %d s after %,d messages: %,d answers 503, %,d posts without an answer; 100 messages taken"
                            + " %.1f s after the lock, the longest wait for a 200 %.1f s; %d lines of log",
                    LOCKED_S,
                    before,
                    customers.refused(),
                    customers.broken(),
                    (System.nanoTime() - locked) / 1e9,
                    customers.longestSeconds(),
                    house.service().logged("WARN"));
            StressHouse.pause(5);
            customers.close();
            house.say("drained %.1f s after the last message", house.awaitQuiet());
            house.compare(customers.acknowledged());
        }
    }
}
