package dev.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Stands for the agent and for the Graph API: one thread that reads a request, asks what to answer, and answers. Cheap, so
 * that what is measured is the service.
 */
final class StubServer implements AutoCloseable {
    /** What to answer: called by the server's one thread, so it must not block. */
    interface Answer {
        /**
         * @param path of the request
         * @param body of the request
         * @return the JSON of the answer
         */
        String to(String path, String body);
    }

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Answer answer;
    private final Thread thread;
    private volatile boolean closing;

    StubServer(Answer answer) {
        this(answer, 0);
    }

    /** @param port 0 for a free one */
    StubServer(Answer answer, int port) {
        this.answer = answer;
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port), 1_024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("stub").start(this::loop);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void loop() {
        while (!closing) {
            try {
                selector.select(500);
                for (SelectionKey key : selector.selectedKeys()) {
                    handle(key);
                }
                selector.selectedKeys().clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        selector.keys().forEach(StubServer::drop);
        try {
            selector.close(); // only now are the channels really closed and is the port free
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The other side has gone, or we go. */
    private static void drop(SelectionKey key) {
        try {
            key.cancel();
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            SocketChannel accepted = server.accept();
            accepted.configureBlocking(false);
            accepted.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
            accepted.register(selector, SelectionKey.OP_READ, new Exchange(accepted));
        } else {
            ((Exchange) key.attachment()).read(key);
        }
    }

    /** One connection: a request at a time. */
    private final class Exchange {
        private final SocketChannel channel;
        private byte[] bytes = new byte[8_192];
        private int length;

        Exchange(SocketChannel channel) {
            this.channel = channel;
        }

        void read(SelectionKey key) {
            try {
                take(key);
            } catch (IOException e) {
                drop(key);
            }
        }

        private void take(SelectionKey key) throws IOException {
            int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
            if (read < 0) {
                drop(key);
                return;
            }
            length += read;
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            answerWhenWhole();
        }

        private void answerWhenWhole() throws IOException {
            String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return;
            }
            int end = head + 4 + contentLength(text.substring(0, head).toLowerCase(Locale.ROOT));
            if (length < end) {
                return;
            }
            String path = text.substring(text.indexOf(' ') + 1, text.indexOf(' ', text.indexOf(' ') + 1));
            String body = new String(bytes, head + 4, end - head - 4, StandardCharsets.UTF_8);
            length = 0;
            write(answer.to(path, body));
        }

        private void write(String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
            ByteBuffer out = ByteBuffer.allocate(head.length() + body.length)
                    .put(head.getBytes(StandardCharsets.US_ASCII))
                    .put(body)
                    .flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }

    private static int contentLength(String head) {
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(
                head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup(); // its own thread closes what it holds
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
