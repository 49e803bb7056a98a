package dev.switchboard.intake;

import dev.switchboard.TestClock;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.conversations.Standing;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One user with one number and one agent, and the way in; nobody works the queue but the test. */
public final class IntakeHouse implements AutoCloseable {
    public static final String USER = "acme";
    public static final AccountKey NUMBER = new AccountKey(Platform.WHATSAPP, "106540352242922");
    public static final String CUSTOMER = "918979556941";
    private static final Secret SECRET = new Secret("secret");

    public final TestClock clock = new TestClock();
    public final Ids ids = new Ids(clock);
    public final Database database;
    public final Tenants tenants;
    private DurableQueue queue;

    public IntakeHouse(Path folder) {
        database = Database.open(NewStore.in(folder));
        tenants = new Tenants(database, clock);
        tenants.apply(List.of(new Tenant(USER, "Acme", null, "test", List.of(bot()), List.of(numberOf(USER)))));
        restart("boot-1");
    }

    private static AgentSettings bot() {
        return new AgentSettings(USER, "bot", "Bot", "http", "http://bot.example/", null, 0, 0, 30, 32);
    }

    /** The number in another user's hands, without an agent. */
    public void moveNumberTo(String userId) {
        tenants.apply(List.of(
                new Tenant(USER, "Acme", null, "test", List.of(bot()), List.of()),
                new Tenant(userId, userId, null, "test", List.of(), List.of(numberOf(userId)))));
    }

    private static Account numberOf(String userId) {
        String agentId = userId.equals(USER) ? "bot" : null;
        return new Account(userId, NUMBER, Login.FACEBOOK, null, null, agentId, SECRET, List.of(SECRET), SECRET, 80);
    }

    /** Another process takes over: claims of the earlier one are free. */
    public void restart(String bootId) {
        queue = new DurableQueue(database, clock, bootId, new Settlement(clock, new Random(1), ids));
        queue.freeOtherBoots();
    }

    public DurableQueue queue() {
        return queue;
    }

    /** A text of the usual customer, written now. */
    public void write(String text) {
        accept(text(CUSTOMER, text, clock.millis()));
    }

    public Taken accept(InboundEvent... events) {
        return new Intake(
                        database,
                        new Routing(tenants),
                        new EventWriter(clock, ids, tenants, queue, new Standing(Duration.ofHours(12))))
                .accept(Platform.WHATSAPP, SECRET.fingerprint(), List.of(events), "corr");
    }

    /** @param at platform time, epoch milliseconds */
    public static MessageReceived text(String from, String text, long at) {
        return new MessageReceived(
                NUMBER,
                "wamid." + text,
                CustomerIds.of(from),
                null,
                new Content.Text(text),
                at,
                MessageContext.NONE,
                Origin.LIVE,
                "{}");
    }

    /** The first column of every row, as text. */
    public List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }

    @Override
    public void close() {
        database.close();
    }
}
