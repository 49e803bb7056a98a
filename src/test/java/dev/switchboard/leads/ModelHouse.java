package dev.switchboard.leads;

import dev.switchboard.TestClock;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.conversations.Standing;
import dev.switchboard.intake.EventWriter;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.Routing;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageChanged;
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
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Two users whose customers write, change, delete, are merged and are scored, all by chance: the same for a seed. */
public final class ModelHouse implements AutoCloseable {
    public static final String USER = "acme";
    private static final String OTHER = "other";
    private static final Secret SECRET = new Secret("secret");
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<AccountKey> NUMBERS = List.of(
            new AccountKey(Platform.WHATSAPP, "n1"),
            new AccountKey(Platform.WHATSAPP, "n2"),
            new AccountKey(Platform.WHATSAPP, "n3"),
            new AccountKey(Platform.INSTAGRAM, "i1"));
    private static final List<String> NAMES = List.of(
            "Siddhant",
            "\u00c9lodie Dupont",
            "elodie",
            "\u00d6zg\u00fcr %100",
            "ANNA_maria",
            "anna",
            "\u03a3\u03bf\u03c6\u03af\u03b1\u03c2",
            "\u738b\u5c0f\u660e",
            "\ud83d\ude80 Rocket",
            "O'Brien \"Bob\"",
            "bo",
            "\u0418\u0432\u0430\u043d");

    public final TestClock clock = new TestClock();
    public final Database database;
    private final Ids ids = new Ids(clock);
    private final Random random;
    private final Intake intake;
    private final ToldByChance told;
    private final List<MessageReceived> said = new ArrayList<>();
    private int events;

    public ModelHouse(Path folder, long seed) {
        random = new Random(seed);
        database = Database.open(NewStore.in(folder));
        Tenants tenants = new Tenants(database, clock);
        tenants.apply(List.of(
                new Tenant(
                        USER,
                        "Acme",
                        null,
                        "test",
                        List.of(),
                        NUMBERS.stream().map(ModelHouse::account).toList()),
                new Tenant(
                        OTHER,
                        "Other",
                        null,
                        "test",
                        List.of(),
                        List.of(account(OTHER, new AccountKey(Platform.WHATSAPP, "other"), null)))));
        DurableQueue queue = new DurableQueue(database, clock, "boot", new Settlement(clock, new Random(1), ids));
        intake = new Intake(
                database,
                new Routing(tenants),
                new EventWriter(clock, ids, tenants, queue, new Standing(Duration.ofHours(12))));
        told = new ToldByChance(database, clock, ids, USER);
    }

    private static Account account(AccountKey key) {
        return account(USER, key, key.id().equals("n3") ? null : "bot-" + key.id());
    }

    private static Account account(String userId, AccountKey key, @Nullable String agentId) {
        return new Account(userId, key, Login.FACEBOOK, null, null, agentId, SECRET, List.of(SECRET), SECRET, 80);
    }

    /** So many customers of the first user, of whom some turn out to be one. */
    public ModelHouse fill(int customers) {
        for (int i = 0; i < customers * 3; i++) {
            step(random.nextInt(customers));
        }
        return this;
    }

    private void step(int customer) {
        switch (random.nextInt(26)) {
            case 0 -> accept(echo(customer));
            case 1 -> accept(rotated(customer));
            case 2, 3 -> accept(changed());
            case 4, 5, 6 -> score(customer);
            case 7 -> delete(customer);
            case 8 -> close(customer);
            case 9 -> accept(message(customer, new AccountKey(Platform.WHATSAPP, "other")));
            case 10 -> told.send(phone(customer), time());
            case 11, 12 -> told.send(neverSeen(customer), time());
            case 13 -> told.contact(random.nextBoolean() ? phone(customer) : neverSeen(customer), name(), ++events);
            case 14 -> told.restore(phone(customer));
            case 15 -> told.extract(phone(customer), name(), 1 + random.nextInt(3));
            case 16 -> told.erase(phone(customer));
            default -> accept(message(customer, number(customer)));
        }
        if (events % 500 == 0) {
            new LeadIndexer(database).run();
        }
    }

    private AccountKey number(int customer) {
        return customer % 5 == 0 ? NUMBERS.getLast() : NUMBERS.get(random.nextInt(random.nextInt(3) + 1));
    }

    private static String phone(int customer) {
        return String.valueOf(918_900_000_000L + customer * 7_919L);
    }

    /** Of somebody who never writes. */
    private static String neverSeen(int customer) {
        return String.valueOf(918_100_000_000L + customer * 7_919L);
    }

    private @Nullable String name() {
        return random.nextInt(4) == 0 ? null : NAMES.get(random.nextInt(NAMES.size()));
    }

    private CustomerIds ids(int customer, AccountKey number) {
        if (number.platform() == Platform.INSTAGRAM) {
            return CustomerIds.of(String.valueOf(17_841_400_000_000_000L + customer));
        }
        return switch (random.nextInt(6)) {
            case 0 -> CustomerIds.of("IN." + customer);
            case 1 -> CustomerIds.of(phone(customer), "IN." + customer);
            default -> CustomerIds.of(phone(customer));
        };
    }

    private long time() {
        return clock.millis() - (long) (Math.pow(random.nextDouble(), 3) * 60 * DAY);
    }

    private MessageReceived message(int customer, AccountKey number) {
        MessageReceived message = new MessageReceived(
                number,
                "m" + events,
                ids(customer, number),
                random.nextInt(3) == 0 ? null : NAMES.get((customer + random.nextInt(2)) % NAMES.size()),
                new Content.Text("text " + events),
                time(),
                MessageContext.NONE,
                Origin.LIVE,
                "{\"e\":" + events + "}");
        said.add(message);
        return message;
    }

    private EchoReceived echo(int customer) {
        return new EchoReceived(
                NUMBERS.getFirst(),
                "e" + events,
                CustomerIds.of(phone(customer)),
                new Content.Text("echo " + events),
                time(),
                MessageContext.NONE,
                Origin.LIVE,
                null,
                "{\"e\":" + events + "}");
    }

    private InboundEvent rotated(int customer) {
        return new IdentityChanged(
                NUMBERS.getFirst(),
                CustomerIds.of(phone(customer)),
                CustomerIds.of(phone(customer + 1 + random.nextInt(2))),
                "s" + events,
                time(),
                "{\"e\":" + events + "}");
    }

    private InboundEvent changed() {
        MessageReceived target =
                said.isEmpty() ? message(1, NUMBERS.getFirst()) : said.get(random.nextInt(said.size()));
        Change change =
                random.nextBoolean() ? new Change.Deleted() : new Change.Edited(new Content.Text("edited " + events));
        return new MessageChanged(
                target.account(),
                "c" + events,
                target.providerId(),
                target.customer(),
                false,
                change,
                clock.millis(),
                Origin.LIVE,
                "{\"e\":" + events + "}");
    }

    private void accept(InboundEvent event) {
        events++;
        intake.accept(event.account().platform(), SECRET.fingerprint(), List.of(event), "corr");
    }

    /** What extractions and contacts tell, as they will be written. */
    private void score(int customer) {
        int score = 5 + random.nextInt(11);
        boolean none = random.nextInt(8) == 0;
        withLead(
                customer,
                """
                UPDATE leads SET total_score = ?, lead_status = ?, extraction_id = ?, email = ?, company = ?,
                  name = ?, name_source = 'extraction' WHERE user_id = ? AND lead_id = ?""",
                none ? null : score,
                none ? null : List.of("Hot", "Warm", "Cold").get(random.nextInt(3)),
                "x" + events++,
                List.of("", "a" + customer + "@example.com", "B.C" + customer + "@GMAIL.com")
                        .get(random.nextInt(3)),
                List.of("Acme & Co", "50% off_", "\u00dcber GmbH").get(random.nextInt(3)),
                random.nextInt(9) == 0 ? null : NAMES.get(random.nextInt(NAMES.size())));
    }

    private void delete(int customer) {
        withLead(customer, "UPDATE leads SET deleted_at = ? WHERE user_id = ? AND lead_id = ?", clock.millis());
    }

    private void close(int customer) {
        withLead(
                customer,
                "UPDATE conversations SET status = ?, deleted_at = ? WHERE user_id = ? AND lead_id = ?",
                List.of("active", "ended", "archived").get(random.nextInt(3)),
                random.nextInt(6) == 0 ? 1L : null);
    }

    private void withLead(int customer, String sql, @Nullable Object... values) {
        database.run(transaction -> Leads.find(transaction, USER, CustomerIds.of(phone(customer)), Platform.WHATSAPP)
                .ifPresent(leadId -> {
                    List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
                    all.addAll(List.of(USER, leadId));
                    transaction.update(sql, all.toArray());
                    LeadSearch.refresh(transaction, USER, leadId);
                }));
    }

    @Override
    public void close() {
        database.close();
    }
}
