package dev.switchboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A page of somebody else's, on another origin than ours, with a loud style of its own and as strict a policy as there is.
 * What stands after the question mark becomes attributes of the page.
 */
final class StrangersSite implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src %1$s; connect-src %1$s; img-src %1$s;"
            + " style-src 'nonce-abc'; base-uri 'none'; trusted-types; require-trusted-types-for 'script'";
    private static final String PAGE = """
            <!doctype html><html %s><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Acme</title><style nonce="abc">
            body { font: italic 22px Georgia; letter-spacing: 2px; margin: 40px; color: #444; background: #f6f3ee }
            * { text-transform: uppercase }
            button { background: red !important; border-radius: 0 !important; color: #000 }
            switchboard-chat { display: none; opacity: .1 }
            </style><main><h1>Acme Travel</h1><p>A page with its own loud style.</p>
            <a href="/">a link</a> <button id="b">A button</button></main>
            <script async nonce="abc" src="%s/webchat/widget.js" data-site="%s"></script></html>""";

    private final HttpServer server;
    private final URI service;
    private final String site;

    StrangersSite(URI service, String site) {
        this.service = service;
        this.site = site;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where its pages are at home. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The same pages under a name that no site knows. */
    String otherOrigin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        byte[] page = PAGE.formatted(query == null ? "lang=en" : query.replace('&', ' '), service, site)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().add("Content-Security-Policy", POLICY.formatted(service));
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
