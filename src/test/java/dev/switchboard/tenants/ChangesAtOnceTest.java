package dev.switchboard.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents and sites that are changed at the same time: none is lost, and no site has an agent that is gone. */
class ChangesAtOnceTest {
    private static final Actor ACTOR = new Actor("test", "corr");
    private static final int MANY = 100;

    @TempDir
    Path folder;

    private final HeldClock clock = new HeldClock();
    private Database database;
    private Tenants tenants;
    private TenantAgents agents;
    private TenantSites sites;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        start();
    }

    @AfterEach
    void close() {
        clock.release();
        database.close();
    }

    private void start() {
        SecretBox secrets = new SecretBox(new Secret("master"));
        Audit audit = new Audit(clock, new Ids(clock));
        tenants = new Tenants(database, clock);
        tenants.apply(List.of(new Tenant("acme", "Acme", null, "users/acme.yaml", List.of(), List.of())));
        agents = new TenantAgents(tenants, database, clock, secrets, audit);
        agents.load();
        sites = new TenantSites(tenants, database, clock, secrets, audit);
        sites.load();
    }

    private Object putAgent(String agentId) {
        return agents.put("acme", agentId, known -> agent(agentId, agentId, null), ACTOR);
    }

    private static AgentSettings agent(String agentId, String name, Secret secret) {
        return new AgentSettings("acme", agentId, name, "echo", null, secret, 0, 0, 30, 32);
    }

    private Object putSite(String key, String agentId) {
        Site site = new Site("acme", key, List.of("*"), agentId, null, null, null);
        return sites.put("acme", key, known -> site, ACTOR);
    }

    private Object deleteAgent(String agentId) {
        return agents.delete("acme", agentId, ACTOR);
    }

    @Test
    void what_two_callers_make_at_once_is_all_there_now_and_after_a_restart() throws Exception {
        FutureTask<Void> makesAgents = each(i -> putAgent("bot-" + i));
        FutureTask<Void> makesSites = each(i -> putSite("shop-" + i, null));
        begin(makesAgents);
        begin(makesSites);
        makesAgents.get();
        makesSites.get();

        assertThat(agents.of("acme")).hasSize(MANY);
        assertThat(sites.of("acme")).hasSize(MANY);
        start();
        assertThat(agents.of("acme")).hasSize(MANY);
        assertThat(sites.of("acme")).hasSize(MANY);
    }

    @Test
    void what_two_callers_delete_at_once_is_all_gone_now_and_after_a_restart() throws Exception {
        IntStream.range(0, MANY).forEach(i -> {
            putAgent("bot-" + i);
            putSite("shop-" + i, null);
        });
        FutureTask<Void> deletesAgents = each(i -> deleteAgent("bot-" + i));
        FutureTask<Void> deletesSites = each(i -> sites.delete("acme", "shop-" + i, ACTOR));
        begin(deletesAgents);
        begin(deletesSites);
        deletesAgents.get();
        deletesSites.get();

        assertThat(agents.of("acme")).isEmpty();
        assertThat(tenants.sites()).isEmpty();
        start();
        assertThat(agents.of("acme")).isEmpty();
        assertThat(tenants.sites()).isEmpty();
    }

    @Test
    void an_agent_that_is_being_deleted_is_given_to_no_site() throws Exception {
        putAgent("bot");
        List<Object> changes = oneWhileTheOther(() -> putSite("shop", "bot"), () -> deleteAgent("bot"));
        assertThat(changes.getFirst())
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no agent bot"));
        assertThat(changes.getLast()).isInstanceOf(Change.Done.class);
        assertThat(tenants.sites()).isEmpty();
    }

    @Test
    void an_agent_that_is_being_given_to_a_site_stays() throws Exception {
        putAgent("bot");
        List<Object> changes = oneWhileTheOther(() -> deleteAgent("bot"), () -> putSite("shop", "bot"));
        assertThat(changes.getFirst())
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.reason()).contains("webchat:shop"));
        assertThat(changes.getLast()).isInstanceOf(Change.Done.class);
        start();
        assertThat(tenants.agent("acme", "bot")).isPresent();
    }

    @Test
    void an_agent_is_deleted_once_no_site_has_it() {
        putAgent("bot");
        putSite("shop", "bot");
        assertThat(deleteAgent("bot")).isInstanceOf(Change.Refused.class);
        putSite("shop", null);
        assertThat(deleteAgent("bot")).isInstanceOf(Change.Done.class);
    }

    @Test
    void what_one_caller_keeps_does_not_undo_what_another_changes() throws Exception {
        putAgent("bot");
        Secret secret = new Secret("another secret, long enough");
        oneWhileTheOther(
                () -> agents.put(
                        "acme",
                        "bot",
                        known -> agent("bot", "Robot", known.orElseThrow().secret()),
                        ACTOR),
                () -> agents.put("acme", "bot", known -> agent("bot", "Bot", secret), ACTOR));
        assertThat(tenants.agent("acme", "bot")).contains(agent("bot", "Robot", secret));
    }

    /** What becomes of a change that is begun while another is being written, and of that other. */
    private List<Object> oneWhileTheOther(Callable<Object> one, Callable<Object> other) throws Exception {
        FutureTask<Object> written = new FutureTask<>(other);
        FutureTask<Object> waiting = new FutureTask<>(one);
        clock.hold();
        begin(written);
        clock.awaitHeld();
        Thread second = begin(waiting);
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);
        clock.release();
        return List.of(waiting.get(), written.get());
    }

    private static FutureTask<Void> each(IntConsumer change) {
        return new FutureTask<>(() -> IntStream.range(0, MANY).forEach(change), null);
    }

    private static Thread begin(FutureTask<?> task) {
        return Thread.ofPlatform().daemon().start(task);
    }
}
