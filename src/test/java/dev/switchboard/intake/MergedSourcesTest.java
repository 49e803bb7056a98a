package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.Contacts;
import dev.switchboard.leads.Extractions;
import dev.switchboard.leads.Lead;
import dev.switchboard.leads.LeadIds;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.NewContact;
import dev.switchboard.leads.PhoneReader;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Origin;
import dev.switchboard.store.Transaction;
import dev.switchboard.templates.RecordedSend;
import dev.switchboard.templates.RecordedSend.Recipient;
import dev.switchboard.templates.TemplateSends;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two leads that turn out to be one customer: what each had from elsewhere is the one's. */
class MergedSourcesTest {
    private static final String PHONE = "918979556941";
    private static final String HIDDEN = "IN.4711";

    @TempDir
    Path folder;

    private IntakeHouse house;

    @BeforeEach
    void open() {
        house = new IntakeHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void run(Consumer<Transaction> work) {
        house.clock.advance(Duration.ofSeconds(1));
        house.database.run(work);
    }

    private void write(String... ids) {
        house.clock.advance(Duration.ofSeconds(1));
        house.accept(Said.message("wamid." + house.clock.millis(), house.clock.millis(), Origin.LIVE, ids));
    }

    private void contact(String phone, String name, String email) {
        run(transaction -> new Contacts(house.clock, house.ids)
                .put(
                        transaction,
                        USER,
                        new NewContact(phone, name, email, null, Map.of(name, 1)),
                        new PhoneReader("IN")));
    }

    private void extract(String customer, String name) {
        run(transaction -> new Extractions(house.clock, house.ids)
                .add(
                        transaction,
                        USER,
                        LeadIds.known(transaction, USER, customer).orElseThrow().leadId(),
                        new Extraction(name, null, null, null, null, null, null, null, null),
                        "api"));
    }

    private void send(String phone, Instant at) {
        run(transaction -> new TemplateSends(house.clock, house.ids)
                .record(
                        transaction,
                        USER,
                        new RecordedSend("welcome", null, null, at, List.of(new Recipient(phone, null)))));
    }

    private Lead lead() {
        return new LeadReader(house.database, house.clock).find(USER, PHONE).orElseThrow();
    }

    @Test
    void the_newest_extraction_of_both_is_the_one_shown() {
        write(HIDDEN);
        write(PHONE);
        extract(PHONE, "Older");
        extract(HIDDEN, "Newest");
        extract(PHONE, "Newer still");
        write(PHONE, HIDDEN);
        assertThat(lead().name()).isEqualTo("Newer still");
        assertThat(house.texts("SELECT COUNT(*) FROM extractions e JOIN leads l ON l.lead_id = e.lead_id"
                        + " WHERE l.merged_into IS NULL"))
                .containsExactly("3");
    }

    @Test
    void of_two_contacts_the_one_told_last_holds_and_the_other_fills_its_gaps() {
        contact("8979556941", "Asha", "a@x.example");
        write(HIDDEN);
        contact(HIDDEN, "Asha Rao", null);
        write(PHONE, HIDDEN);
        assertThat(lead().name()).isEqualTo("Asha Rao");
        assertThat(lead().email()).isEqualTo("a@x.example");
        assertThat(house.texts("SELECT metadata FROM contacts")).containsExactly("{\"Asha\":1,\"Asha Rao\":1}");
    }

    @Test
    void sends_of_both_are_counted_and_messages_stay_the_last() {
        Instant early = house.clock.instant().minusSeconds(3600);
        write(HIDDEN);
        send(PHONE, early);
        send(PHONE, house.clock.instant().plusSeconds(200));
        write(PHONE, HIDDEN);
        Lead lead = lead();
        assertThat(lead.templateSendsCount()).isEqualTo(2);
        assertThat(lead.totalMessages()).isEqualTo(2);
        assertThat(lead.firstContactAt()).isEqualTo(early);
        assertThat(lead.lastMessageSender()).isEqualTo("user");
    }

    @Test
    void the_import_of_who_had_written_before_is_no_first_contact() {
        write(HIDDEN);
        Instant first = lead(HIDDEN).firstContactAt();
        contact("8979556941", "Asha", null);
        write(PHONE, HIDDEN);
        assertThat(lead().firstContactAt()).isEqualTo(first);
    }

    private Lead lead(String id) {
        return new LeadReader(house.database, house.clock).find(USER, id).orElseThrow();
    }
}
