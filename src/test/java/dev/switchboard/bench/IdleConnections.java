package dev.switchboard.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ten thousand connections that say nothing and a thousand that say a byte a second, while webhooks come in. */
final class IdleConnections {
    private static final int SILENT = 10_000;
    private static final int SLOW = 1_000;
    private static final int RATE = 500;
    private static final int SECONDS = 15;
    private static final int CUT_WITHIN_S = 32;
    /** What the service itself may open meanwhile. */
    private static final int FEW = 20;
    /** Opened at a time: what overflows the queue of the kernel is a connection to the client alone. */
    private static final int AT_ONCE = 250;

    private final StressHouse house;
    private final List<SocketChannel> silent = new ArrayList<>();
    private final List<SocketChannel> slow = new ArrayList<>();
    private int rounds;

    private IdleConnections(StressHouse house) {
        this.house = house;
    }

    static void prove() throws Exception {
        try (StressHouse house = new StressHouse("idle")) {
            new IdleConnections(house).run();
        }
    }

    private void run() throws Exception {
        load("warm");
        load("alone");
        long before = house.service().residentMb();
        long idle = house.service().descriptors();
        long start = System.nanoTime();
        open(silent, SILENT, "");
        open(slow, SLOW, "POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        house.say(
                "%,d silent and %,d slow connections in %.1f s; the service has %,d files open more",
                SILENT, SLOW, seconds(start), house.service().descriptors() - idle);
        Thread drip = Thread.ofPlatform().daemon().start(this::drip);
        load("beside them");
        long beside = house.service().residentMb();
        double cut = secondsUntilCut(start, idle);
        drip.interrupt();
        house.say(
                "resident %d MB before, %d MB beside them (%.1f kB each); all cut %.0f s after the first came",
                before, beside, (beside - before) * 1024.0 / (SILENT + SLOW), cut);
        load("after them");
        for (SocketChannel channel : silent) {
            channel.close();
        }
        for (SocketChannel channel : slow) {
            channel.close();
        }
    }

    private void open(List<SocketChannel> to, int count, String first) throws Exception {
        URI address = house.service().address();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.write(ByteBuffer.wrap(first.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            to.add(channel);
            TimeUnit.MILLISECONDS.sleep(i % AT_ONCE == 0 ? 50 : 0);
        }
    }

    /** A byte a second on each slow connection, for as long as it is taken. */
    private void drip() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                slow.forEach(IdleConnections::dripOne);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void dripOne(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {'a'}));
        } catch (IOException cut) {
            return;
        }
    }

    private void load(String when) {
        byte[][] texts = Requests.texts("i" + rounds++, Requests.SILENT_NUMBER, RATE * SECONDS);
        try (Load load = new Load(house.service().address(), 16)) {
            LoadResult result = load.atRate(RATE, texts.length, i -> texts[(int) i]);
            house.say(
                    "%d webhooks a second %s: p50 %.2f ms, p99 %.2f ms",
                    RATE, when, result.percentile(0.5), result.percentile(0.99));
        }
    }

    private double secondsUntilCut(long start, long idle) throws InterruptedException {
        while (house.service().descriptors() > idle + FEW) {
            if (seconds(start) > 2 * CUT_WITHIN_S) {
                throw new IllegalStateException("some connections were not cut");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
