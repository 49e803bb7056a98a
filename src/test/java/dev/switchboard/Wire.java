package dev.switchboard;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP/1.1 byte by byte over a connection that is kept: it sends what no proper client would. */
final class Wire implements AutoCloseable {
    private final URI server;
    private Socket socket;

    Wire(URI server) {
        this.server = server;
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, String body) {}

    /**
     * Asks again over a new connection when the one that was kept is closed, as every client must.
     *
     * @param method tells whether the answer has a body
     */
    Answer ask(String method, byte[] request) {
        boolean kept = socket != null;
        try {
            return exchange(method, request);
        } catch (EOFException | SocketException e) {
            close();
            if (kept) {
                return ask(method, request);
            }
            throw new UncheckedIOException(new String(request, StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(request, StandardCharsets.UTF_8), e);
        }
    }

    private Answer exchange(String method, byte[] request) throws IOException {
        Socket open = connection();
        open.getOutputStream().write(request);
        InputStream in = open.getInputStream();
        int status = Integer.parseInt(line(in).split(" ")[1]);
        HttpHeaders headers = headers(in);
        boolean bodiless = method.equals("HEAD") || status == 304 || status == 204;
        String body = bodiless ? "" : new String(body(in, headers), StandardCharsets.UTF_8);
        if (headers.firstValue("Connection").orElse("").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private Socket connection() throws IOException {
        if (socket == null) {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
        }
        return socket;
    }

    private static HttpHeaders headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static byte[] body(InputStream in, HttpHeaders headers) throws IOException {
        if (headers.firstValue("Transfer-Encoding").isEmpty()) {
            return in.readNBytes(
                    Integer.parseInt(headers.firstValue("Content-Length").orElse("0")));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int length = -1; length != 0; ) {
            length = Integer.parseInt(line(in), 16);
            whole.writeBytes(in.readNBytes(length));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("closed after: " + line);
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
        }
    }
}
