package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Api;
import dev.switchboard.http.KeyGuard;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.leads.LeadErase;
import dev.switchboard.leads.LeadIds;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.LeadRemoval;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Audit;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead turns out to be another one just as it is erased. */
class ErasedWhileMergedTest {
    private static final String PHONE = "918979556941";
    private static final String SCOPED = "IN.7";

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void nothing_of_the_customer_is_left(@TempDir Path folder) {
        try (IntakeHouse house = new IntakeHouse(folder);
                Api api = api(house)) {
            house.accept(IntakeHouse.text(PHONE, "by phone", house.clock.millis()));
            house.accept(IntakeHouse.text(SCOPED, "by id", house.clock.millis()));
            CompletableFuture<Void> merge = CompletableFuture.runAsync(() -> house.database.run(transaction -> {
                held.countDown();
                await(release);
                merge(house, transaction);
            }));
            await(held);
            CompletableFuture<HttpResponse<String>> erasure = CompletableFuture.supplyAsync(() -> api.send(
                    api.request("/users/acme/leads/" + SCOPED + "?erase=true").DELETE()));
            Awaitility.await().until(() -> house.database.waiting() > 0);
            release.countDown();
            merge.join();

            assertThat(erasure.join().statusCode()).isEqualTo(200);
            for (String table : List.of("leads", "lead_aliases", "messages", "conversations", "raw_events")) {
                assertThat(house.texts("SELECT COUNT(*) FROM " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    private static Api api(IntakeHouse house) {
        AuditedWrites writes = new AuditedWrites(house.database, new Audit(house.clock, house.ids));
        return Api.documented(
                KeyGuard.open(),
                new LeadWritesRoutes(
                        new LeadRemoval(house.clock),
                        new LeadErase(house.database, house.clock),
                        new LeadReader(house.database, house.clock),
                        writes));
    }

    private static void merge(IntakeHouse house, Transaction transaction) {
        String leadId = LeadIds.known(transaction, IntakeHouse.USER, PHONE)
                .orElseThrow()
                .leadId();
        new Leads(house.clock, house.ids)
                .link(transaction, IntakeHouse.USER, leadId, List.of(SCOPED), Platform.WHATSAPP, house.clock.millis());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
