package dev.switchboard.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Customers who write one message after the other. What is not answered with 200 is posted again, later and later, as
 * Meta does, so that a customer's messages arrive in their order.
 */
final class StressCustomers implements AutoCloseable {
    private static final long FIRST_BACK_OFF_MS = 50;
    private static final long LONGEST_BACK_OFF_MS = 2_000;
    private static final int PATIENCE_MS = 10_000;

    private final Supplier<URI> service;
    private final long intervalNanos;
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** @param perSecond of all together */
    StressCustomers(Supplier<URI> service, int count, int perSecond) {
        this.service = service;
        this.intervalNanos = count * 1_000_000_000L / perSecond;
        for (int i = 0; i < count; i++) {
            String customer = Requests.customer(i);
            long begin = System.nanoTime() + i * intervalNanos / count;
            threads.add(Thread.ofVirtual().start(() -> write(customer, begin)));
        }
    }

    private void write(String customer, long begin) {
        try (Line line = new Line()) {
            long due = begin;
            for (int number = 1; !stopping; number++) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                post(line, customer, number);
                acknowledged.put(customer, number);
                due = Math.max(due + intervalNanos, System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(Line line, String customer, int number) throws InterruptedException {
        byte[] request = Requests.post(Requests.text(
                Requests.NUMBER, customer, "wamid." + customer + "." + number, StressLedger.text(number)));
        long start = System.nanoTime();
        for (long wait = FIRST_BACK_OFF_MS; line.post(request) != 200; wait = Math.min(2 * wait, LONGEST_BACK_OFF_MS)) {
            TimeUnit.MILLISECONDS.sleep(wait);
        }
        longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
    }

    /** The number of the last message that was answered with 200, by customer. */
    Map<String, Integer> acknowledged() {
        return acknowledged;
    }

    long messages() {
        return acknowledged.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Answers other than 200. */
    long refused() {
        return refused.get();
    }

    /** Posts without an answer. */
    long broken() {
        return broken.get();
    }

    /** From the first post of a message to its 200. */
    double longestSeconds() {
        return longestNanos.get() / 1e9;
    }

    /** Ends when what each customer is writing has been acknowledged. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                if (!thread.join(java.time.Duration.ofMinutes(1))) {
                    throw new IllegalStateException("a customer's message was not acknowledged for a minute");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A kept connection, made anew when it broke. */
    private final class Line implements AutoCloseable {
        private Socket socket = new Socket();
        private DataInputStream in = new DataInputStream(DataInputStream.nullInputStream());

        /** @return the status; 0 without an answer */
        int post(byte[] request) {
            try {
                if (!socket.isConnected() || socket.isClosed()) {
                    connect();
                }
                socket.getOutputStream().write(request);
                int status = readAnswer();
                refused.addAndGet(status == 200 ? 0 : 1);
                return status;
            } catch (IOException e) {
                broken.incrementAndGet();
                close();
                return 0;
            }
        }

        private void connect() throws IOException {
            URI address = service.get();
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        }

        private int readAnswer() throws IOException {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
                line.append((char) c);
            }
            return line.toString().strip();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                broken.incrementAndGet();
            }
        }
    }
}
