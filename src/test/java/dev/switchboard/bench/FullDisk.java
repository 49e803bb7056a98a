package dev.switchboard.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The disk is full for half a minute, then it is not. */
final class FullDisk {
    private static final int FULL_S = 30;

    private FullDisk() {}

    static void prove() throws Exception {
        try (SmallDisk disk = new SmallDisk();
                StressHouse house = new StressHouse(
                        "full",
                        (settings, user) ->
                                Measured.service(settings, user, disk.folder().resolve("data")))) {
            house.withDatabase(disk.folder().resolve("data/switchboard.db"));
            StressCustomers customers = house.customers(100, 400);
            StressHouse.pause(5);
            long before = customers.messages();
            disk.fill();
            StressHouse.pause(FULL_S);
            int readyWhenFull = ready(house);
            boolean alive = house.service().isAlive();
            long atEnd = customers.messages();
            long start = System.nanoTime();
            disk.makeRoom();
            while (customers.messages() < atEnd + 100) {
                Thread.onSpinWait();
            }
            house.say(
                    "full for %d s after %,d messages, %,d more taken: %,d answers 503, %,d posts without an answer; alive:"
                            + " %b; /health/ready %d, then %d; 100 messages taken %.1f s after there was room, the"
                            + " longest wait for a 200 %.1f s; %d lines of log",
                    FULL_S,
                    before,
                    atEnd - before,
                    customers.refused(),
                    customers.broken(),
                    alive,
                    readyWhenFull,
                    ready(house),
                    (System.nanoTime() - start) / 1e9,
                    customers.longestSeconds(),
                    house.service().logged("WARN"));
            StressHouse.pause(5);
            customers.close();
            house.say("drained %.1f s after the last message", house.awaitQuiet());
            house.compare(customers.acknowledged());
        }
    }

    private static int ready(StressHouse house) throws Exception {
        URI address = house.service().address().resolve("/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
