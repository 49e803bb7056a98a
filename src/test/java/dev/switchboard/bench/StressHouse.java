package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service between a platform and an agent that keep ledgers. */
final class StressHouse implements AutoCloseable {
    private static final long LONGEST_DRAIN_S = 300;

    /** Starts the service. */
    interface Start {
        Measured with(String settings, String user);
    }

    final StressLedger ledger = new StressLedger();
    private final String proof;
    private final StubServer graph = new StubServer(ledger::graph);
    private StubServer agent = new StubServer(ledger::agent);
    private Measured service;
    private Path database;

    /** @param proof begins each line that is printed */
    StressHouse(String proof) {
        this(proof, Measured::service);
    }

    StressHouse(String proof, Start start) {
        this.proof = proof;
        service = start.with(BenchUsers.settings(graph.port()), BenchUsers.user(agent.port()));
        database = service.folder().resolve("data/switchboard.db");
    }

    /** Its data are elsewhere. */
    StressHouse withDatabase(Path file) {
        database = file;
        return this;
    }

    Path database() {
        return database;
    }

    Measured service() {
        return service;
    }

    /** After the service has ended. */
    void startAgain() {
        service = service.again();
    }

    void killAgent() throws IOException {
        agent.close();
    }

    void reviveAgent() {
        agent = new StubServer(ledger::agent, agent.port());
    }

    StressCustomers customers(int count, int perSecond) {
        return new StressCustomers(() -> service.address(), count, perSecond);
    }

    /** Seconds until nothing was left to ask or send. */
    double awaitQuiet() throws InterruptedException {
        long start = System.nanoTime();
        while (lanes() > 0) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONGEST_DRAIN_S)) {
                throw new IllegalStateException(lanes() + " lanes still wait");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private long lanes() {
        String sql = "SELECT COUNT(*) FROM lanes WHERE kind IN ('relay', 'delivery')";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints what the ledgers say; they must agree. */
    void compare(Map<String, Integer> acknowledged) {
        StressVerdict verdict = StressVerdict.of(acknowledged, database, ledger);
        say("%s", verdict);
        if (!verdict.isEqual()) {
            throw new IllegalStateException("the ledgers differ");
        }
    }

    void say(String format, Object... arguments) {
        System.out.println(proof + ": " + String.format(Locale.ROOT, format, arguments));
    }

    static void pause(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    @Override
    public void close() throws IOException {
        service.close();
        agent.close();
        graph.close();
    }
}
