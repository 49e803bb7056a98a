package dev.switchboard.intake;

import dev.switchboard.TestClock;
import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.conversations.Standing;
import dev.switchboard.intake.Replay.Applied;
import dev.switchboard.intake.Replay.Difference;
import dev.switchboard.intake.Replay.Selection;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Settlement;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Instagram accounts of users that come and go, and webhooks that were kept by a parser which understood nothing. */
final class ReplayHouse implements AutoCloseable {
    static final Secret SECRET = new Secret("the secret of the app");
    static final Secret FOREIGN = new Secret("the secret of another app");
    static final String ACCOUNT = "17841400000000001";
    static final String CUSTOMER = "5550000000000001";

    final TestClock clock = new TestClock();
    final Database database;
    private final Tenants tenants;
    private final InstagramParser parser;
    private final EventWriter writer;

    ReplayHouse(Path folder) {
        Ids ids = new Ids(clock);
        database = Database.open(NewStore.in(folder));
        tenants = new Tenants(database, clock);
        parser = new InstagramParser(clock, tenants::instagramAccount);
        DurableQueue queue = new DurableQueue(database, clock, "boot", new Settlement(clock, new Random(1), ids));
        writer = new EventWriter(clock, ids, tenants, queue, new Standing(Duration.ofHours(12)));
    }

    /** From now on the account is this user's, and signed with that secret. */
    void give(String userId, Secret secret) {
        AgentSettings bot = new AgentSettings(userId, "bot", "Bot", "http", "http://bot.example/", null, 0, 0, 30, 32);
        AccountKey key = new AccountKey(Platform.INSTAGRAM, ACCOUNT);
        Account account =
                new Account(userId, key, Login.INSTAGRAM, null, null, "bot", secret, List.of(secret), secret, 80);
        tenants.apply(List.of(new Tenant(userId, userId, null, "test", List.of(bot), List.of(account))));
    }

    /** A webhook that today's parser reads. */
    void takeIn(Secret signedWith, String body) {
        accept(signedWith, parser.events(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A webhook that the parser of yesterday did not understand, but for whose it was. */
    void keepUnread(Secret signedWith, String body) {
        accept(
                signedWith,
                parser.events(body.getBytes(StandardCharsets.UTF_8)).stream()
                        .<InboundEvent>map(
                                event -> new Unrecognized(event.account(), "ig.old", "not supported yet", event.raw()))
                        .toList());
    }

    private void accept(Secret signedWith, List<InboundEvent> events) {
        new Intake(database, new Routing(tenants), writer)
                .accept(Platform.INSTAGRAM, signedWith.fingerprint(), events, "corr");
        clock.advance(Duration.ofMillis(5));
    }

    List<Difference> compare() {
        List<Difference> differences = new ArrayList<>();
        replay().compare(all(), differences::add);
        return differences;
    }

    List<Applied> apply() {
        return apply(all());
    }

    List<Applied> apply(Selection selection) {
        List<Applied> applied = new ArrayList<>();
        replay().apply(selection, applied::add);
        return applied;
    }

    Selection all() {
        return only(null, null);
    }

    Selection only(@Nullable String userId, @Nullable String kind) {
        return new Selection(0, clock.millis() + 1000, userId, null, kind);
    }

    private Replay replay() {
        return new Replay(database, new Routing(tenants), writer, (platform, body) -> parser.events(body));
    }

    /** The rows of a query, their columns put together with blanks. */
    List<String> rows(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(String.valueOf(row.getString(i)));
            }
            return String.join(" ", cells);
        }));
    }

    /** All that is in the store, but for times of the last look. */
    List<String> everything() {
        return rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%'"
                        + " AND name NOT LIKE '%search%' ORDER BY name")
                .stream()
                .flatMap(table -> rows("SELECT '" + table + "', * FROM " + table).stream())
                .toList();
    }

    /** A text of the customer. */
    String text(String mid, long at) {
        return element("\"message\":{\"mid\":\"" + mid + "\",\"text\":\"text of " + mid + "\"}", at);
    }

    String element(String what, long at) {
        return body("{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,%s}"
                .formatted(CUSTOMER, ACCOUNT, at, what));
    }

    static String body(String elements) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + ACCOUNT + "\",\"messaging\":[" + elements + "]}]}";
    }

    @Override
    public void close() {
        database.close();
    }
}
