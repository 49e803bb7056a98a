package dev.switchboard.bench;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Everybody the service talks to: an agent that answers at once, and a Graph API that takes every send. */
final class Outside implements AutoCloseable {
    private static final String[] STATUSES = {"sent", "delivered", "read"};

    private final StubServer server = new StubServer(this::answer);
    private final BlockingQueue<byte[]> receipts = new LinkedBlockingQueue<>();
    private final AtomicInteger sends = new AtomicInteger();
    private volatile AtomicLongArray askedAt = new AtomicLongArray(0);
    private volatile String run = "";

    int port() {
        return server.port();
    }

    /** Forgets the last run and expects that many texts. */
    void begin(String name, int count) {
        run = name;
        sends.set(0);
        receipts.clear();
        askedAt = new AtomicLongArray(count);
    }

    int sends() {
        return sends.get();
    }

    /** When the agent was first asked about that text, {@link System#nanoTime}; 0 for not yet. */
    long askedAt(int number) {
        return askedAt.get(number);
    }

    /** The next receipt that is owed, signed; waits for one. */
    byte[] nextReceipt() {
        try {
            byte[] receipt = receipts.poll(60, TimeUnit.SECONDS);
            if (receipt == null) {
                throw new IllegalStateException("no answer was sent for a minute");
            }
            return receipt;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(String path, String body) {
        return path.startsWith("/agent") ? agent(body) : graph(body);
    }

    private String agent(String body) {
        int at = body.indexOf("message number ");
        int number = Integer.parseInt(body.substring(at + 15, body.indexOf('"', at)));
        askedAt.compareAndSet(number, 0, System.nanoTime());
        return "{\"text\":\"Thank you, we have it.\"}";
    }

    private String graph(String body) {
        String id = "wamid." + run + "-out-" + sends.getAndIncrement();
        int at = body.indexOf("\"to\":\"+") + 7;
        String to = body.substring(at, body.indexOf('"', at));
        for (String status : STATUSES) {
            receipts.add(Requests.post(Requests.receipt(Requests.NUMBER, id, status, to)));
        }
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+%s\",\"wa_id\":\"%s\"}],\"messages\":[{\"id\":\"%s\"}]}"
                .formatted(to, to, id);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
