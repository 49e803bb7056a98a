package dev.switchboard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** A visitor with a stream of events, and a connection to write by: plain sockets, so that thousands cost little. */
final class SiteVisitor implements AutoCloseable {
    private final URI address;
    private final String token;
    private final LongConsumer answered;
    private final AtomicReference<Sent> waiting = new AtomicReference<>();
    private final AtomicInteger written = new AtomicInteger();
    private final Socket stream;

    private record Sent(String text, long nanos) {}

    /** @param answered gets the nanoseconds from each message to its answer on the stream */
    SiteVisitor(URI address, LongConsumer answered) throws IOException {
        this.address = address;
        this.answered = answered;
        this.token = field(post("/sessions", "", "{}"), "token");
        this.stream = new Socket(address.getHost(), address.getPort());
        OutputStream out = stream.getOutputStream();
        out.write(("GET /webchat/bench-site/events HTTP/1.1\r\nHost: bench\r\nOrigin: https://bench.example\r\n"
                        + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8), 512)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {\"message_id\"") && line.contains("\"sender\":\"agent\"")) {
                    take(line);
                }
            }
        } catch (IOException e) {
            // the end of the run
        }
    }

    private void take(String line) {
        Sent sent = waiting.get();
        if (sent != null && line.contains(sent.text()) && waiting.compareAndSet(sent, null)) {
            answered.accept(System.nanoTime() - sent.nanos());
        }
    }

    /** Writes a message, unless the last one still waits for its answer. @return whether it did */
    boolean write() throws IOException {
        String text = "message " + written.incrementAndGet() + ".";
        Sent sent = new Sent(text, System.nanoTime());
        if (!waiting.compareAndSet(null, sent)) {
            return false;
        }
        post(
                "/messages",
                "Authorization: Bearer " + token + "\r\n",
                "{\"client_message_id\":\"m" + written.get() + "\",\"text\":\"" + text + "\"}");
        return true;
    }

    private String post(String path, String headers, String body) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /webchat/bench-site" + path + " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n"
                                    + "Origin: https://bench.example\r\n" + headers
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 201")) {
                throw new IOException(answer);
            }
            return answer;
        }
    }

    private static String field(String json, String name) {
        int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
