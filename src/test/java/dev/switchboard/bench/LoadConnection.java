package dev.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One kept connection of the load: a request goes out, its answer comes in, the next may go. */
final class LoadConnection {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(16_384);
    private ByteBuffer out = ByteBuffer.allocate(0);
    /** When the request on its way was due, nanoseconds; 0 when none is. */
    private long due;

    LoadConnection(URI server, Selector selector) {
        try {
            channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(byte[] request, long dueAt) throws IOException {
        due = dueAt;
        out = ByteBuffer.wrap(request);
        flush();
    }

    void flush() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    boolean isIdle() {
        return due == 0;
    }

    /**
     * Reads what is there.
     *
     * @return the status when the answer is whole, else 0
     */
    int read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed a connection of the load");
        }
        int head = endOfHead();
        if (head < 0 || in.position() < head + contentLength(head)) {
            return 0;
        }
        int status = Integer.parseInt(new String(in.array(), 9, 3, StandardCharsets.US_ASCII));
        in.clear();
        return status;
    }

    long takeDue() {
        long was = due;
        due = 0;
        return was;
    }

    private int endOfHead() {
        byte[] bytes = in.array();
        for (int i = 3; i < in.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int head) {
        byte[] bytes = in.array();
        for (int i = 0; i < head - LENGTH.length; i++) {
            if (bytes[i] == '\n' && isLength(bytes, i + 1)) {
                return number(bytes, i + 1 + LENGTH.length);
            }
        }
        return 0;
    }

    private static boolean isLength(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                value = 10 * value + bytes[i] - '0';
            }
        }
        return value;
    }

    void close() throws IOException {
        channel.close();
    }
}
