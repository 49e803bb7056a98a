package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.Signed;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that a durable receiver can do: a bare Javalin handler that checks the signature, reads the JSON and runs
 * five statements a message, many messages in one commit. Either into bare tables, or into tables with the indexes
 * without which no list, no conversation and no erasure could be answered.
 */
final class StoreFloor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TABLES = {
        "CREATE TABLE raw (user TEXT, id INTEGER, lead TEXT, payload TEXT, PRIMARY KEY (user, id))",
        "CREATE TABLE messages (user TEXT, id TEXT, lead TEXT, text TEXT, at INTEGER, PRIMARY KEY (user, id))",
        "CREATE TABLE conversations (user TEXT, customer TEXT, no INTEGER, PRIMARY KEY (user, customer))",
        "CREATE TABLE leads (user TEXT, customer TEXT, name TEXT, messages INTEGER, last TEXT, at INTEGER, PRIMARY KEY (user, customer))",
        "CREATE TABLE work (user TEXT, lane TEXT, id TEXT, at INTEGER, PRIMARY KEY (user, lane, id))"
    };
    private static final String[] INDEXES = {
        "CREATE INDEX raw_by_lead ON raw (user, lead)",
        "CREATE INDEX messages_by_lead ON messages (user, lead, at, id)",
        "CREATE INDEX leads_by_last_message ON leads (user, at, customer)"
    };
    private static final String[] WRITES = {
        "INSERT INTO raw VALUES ('u', ?, ?, ?)",
        "INSERT INTO messages VALUES ('u', ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        "INSERT INTO conversations VALUES ('u', ?, 1) ON CONFLICT DO UPDATE SET no = no + 1",
        "INSERT INTO leads VALUES ('u', ?, ?, 1, ?, ?) ON CONFLICT DO UPDATE SET messages = messages + 1,"
                + " last = excluded.last, at = excluded.at",
        "INSERT INTO work VALUES ('u', ?, ?, ?) ON CONFLICT DO NOTHING"
    };

    private record Piece(String payload, JsonNode message, String name, CompletableFuture<Boolean> stored) {}

    private final BlockingQueue<Piece> waiting = new LinkedBlockingQueue<>();
    private final Connection connection;
    private final List<PreparedStatement> writes = new ArrayList<>();
    private long lastNo;

    private StoreFloor(Path folder, boolean indexed) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("floor.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            for (String table : TABLES) {
                statement.execute(table);
            }
            for (String index : indexed ? INDEXES : new String[0]) {
                statement.execute(index);
            }
        }
        connection.setAutoCommit(false);
        for (String write : WRITES) {
            writes.add(connection.prepareStatement(write));
        }
    }

    public static void main(String[] arguments) throws SQLException {
        StoreFloor floor = new StoreFloor(Path.of(arguments[0]), arguments.length > 1);
        Thread.ofPlatform().daemon().start(floor::write);
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.routes.post("/webhooks/whatsapp", floor::receive);
        });
        app.start();
        System.out.println("listening on http://127.0.0.1:" + app.port());
    }

    private void receive(Context ctx) throws IOException {
        byte[] body = ctx.bodyAsBytes();
        String given = String.valueOf(ctx.header("X-Hub-Signature-256"));
        byte[] expected = Signed.header(Requests.SECRET, body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.US_ASCII), expected)) {
            ctx.status(401);
            return;
        }
        JsonNode value = JSON.readTree(body).at("/entry/0/changes/0/value");
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        waiting.add(new Piece(
                new String(body, StandardCharsets.UTF_8),
                value.at("/messages/0"),
                value.at("/contacts/0/profile/name").asText(),
                stored));
        ctx.status(stored.join() ? 200 : 503);
    }

    private void write() {
        List<Piece> group = new ArrayList<>();
        while (true) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, 255);
                for (Piece piece : group) {
                    write(piece);
                }
                connection.commit();
                group.forEach(piece -> piece.stored().complete(true));
            } catch (SQLException | InterruptedException e) {
                group.forEach(piece -> piece.stored().complete(false));
            }
            group.clear();
        }
    }

    private void write(Piece piece) throws SQLException {
        String id = piece.message().get("id").asText();
        String from = piece.message().get("from").asText();
        String text = piece.message().at("/text/body").asText();
        long at = piece.message().get("timestamp").asLong();
        run(0, ++lastNo, from, piece.payload());
        run(1, id, from, text, at);
        run(2, from);
        run(3, from, piece.name(), text, at);
        run(4, from, id, at);
    }

    private void run(int write, Object... arguments) throws SQLException {
        PreparedStatement statement = writes.get(write);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        statement.executeUpdate();
    }
}
