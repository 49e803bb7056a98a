package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.TestClock;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.conversations.Standing;
import dev.switchboard.intake.EventWriter;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.Routing;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Settlement;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.StoreOptions;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every webhook we know of, changed in one place and taken in: our own code fails at none, and all is kept. */
class MutatedIntakeTest {
    private static final Secret SECRET = new Secret("s");
    private static final int SAMPLES = Integer.getInteger("samples", 1);
    private static final long SEED = Long.getLong("seed", 20_261_002);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM"})
    void a_change_anywhere_is_taken_and_comes_again_without_a_trace(Platform platform) throws IOException {
        Random random = new Random(SEED);
        try (Wire wire = Wire.of(platform);
                Database database = Database.open(StoreOptions.of(folder.resolve(platform + ".db")))) {
            Intake intake = intake(database, wire.account);
            for (Path file : KnownWebhooks.all(platform)) {
                for (JsonNode body : changed(file, wire.account, random)) {
                    accept(intake, wire, body);
                }
            }
            assertThat(texts(database, "SELECT kind || ' ' || reason FROM raw_events WHERE reason LIKE 'could not%'"))
                    .isEmpty();
            assertThat(texts(database, "SELECT message_id FROM messages")).hasSizeGreaterThan(10);
        }
    }

    /** All that is told twice within a second is known the second time. */
    private void accept(Intake intake, Wire wire, JsonNode body) throws IOException {
        InboundEvent[] events = wire.events(Golden.JSON
                        .writer()
                        .with(JsonGenerator.Feature.ESCAPE_NON_ASCII)
                        .writeValueAsString(body))
                .toArray(InboundEvent[]::new);
        Platform platform = wire.account.platform();
        intake.accept(platform, SECRET.fingerprint(), List.of(events), "test");
        int again = intake.accept(platform, SECRET.fingerprint(), List.of(events), "test")
                .duplicates();
        assertThat(again).as(body.toString()).isEqualTo(events.length);
    }

    private static List<JsonNode> changed(Path file, AccountKey account, Random random) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try {
            JsonNode tree = Golden.JSON.readTree(Files.readAllBytes(file));
            ours(tree, account);
            List<String> pointers = Mutation.pointers(tree, "");
            Mutation[] mutations = Mutation.values();
            for (int i = 0; i < SAMPLES && !pointers.isEmpty(); i++) {
                JsonNode copy = tree.deepCopy();
                mutations[random.nextInt(mutations.length - 1)].apply(
                        copy, pointers.get(random.nextInt(pointers.size())));
                all.add(copy);
            }
        } catch (JsonProcessingException notJson) {
            // those are told by other tests
        }
        return all;
    }

    /** Makes the body one about our account. */
    private static void ours(JsonNode node, AccountKey account) {
        if (node instanceof ObjectNode object && object.has("phone_number_id")) {
            object.put("phone_number_id", account.id());
        }
        if (account.platform() == Platform.INSTAGRAM && node.path("entry") instanceof ArrayNode entries) {
            entries.forEach(entry -> {
                if (entry instanceof ObjectNode object) {
                    object.put("id", account.id());
                }
            });
        }
        node.forEach(inner -> ours(inner, account));
    }

    private Intake intake(Database database, AccountKey account) {
        Tenants tenants = new Tenants(database, clock);
        Account ours = new Account("u", account, Login.FACEBOOK, null, null, null, SECRET, List.of(SECRET), SECRET, 80);
        tenants.apply(List.of(new Tenant("u", "U", null, "test", List.of(), List.of(ours))));
        DurableQueue queue = new DurableQueue(database, clock, "boot", new Settlement(clock, new Random(1), ids));
        return new Intake(
                database,
                new Routing(tenants),
                new EventWriter(clock, ids, tenants, queue, new Standing(Duration.ofHours(12))));
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }
}
