package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.SendResult.Accepted;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.leads.LeadIndexer;
import dev.switchboard.leads.LeadRemoval;
import dev.switchboard.leads.Rebuild;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deleted lead is brought back by its customer, and by nothing that we say ourselves. */
class DeletedLeadTest {
    private DeliveryHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new DeliveryHouse(folder);
        delete();
    }

    @AfterEach
    void close() {
        new LeadIndexer(house.intake.database).run();
        assertThat(new Rebuild(house.intake.database).check(found -> {})).isZero();
        house.close();
    }

    private void delete() {
        String leadId = house.intake.texts("SELECT lead_id FROM leads").getFirst();
        house.intake.database.run(
                transaction -> new LeadRemoval(house.intake.clock).delete(transaction, IntakeHouse.USER, leadId));
    }

    @Test
    void an_answer_that_was_under_way_does_not_bring_it_back() {
        house.answer("too late");
        house.attempt(new Accepted("wamid.out", List.of()));
        assertThat(shown()).isEmpty();
        house.intake.clock.advance(Duration.ofSeconds(1));
        house.intake.write("me again");
        assertThat(shown()).containsExactly(IntakeHouse.CUSTOMER + " 3 me again");
    }

    @Test
    void what_a_person_types_in_the_platforms_app_does_not_either() {
        house.intake.accept(echo(IntakeHouse.CUSTOMER));
        assertThat(shown()).isEmpty();
    }

    @Test
    void whom_a_person_writes_to_first_is_a_lead() {
        house.intake.accept(echo("918979550000"));
        assertThat(shown()).containsExactly("918979550000 1 hello");
    }

    private EchoReceived echo(String customer) {
        return new EchoReceived(
                IntakeHouse.NUMBER,
                "wamid.app",
                CustomerIds.of(customer),
                new Content.Text("hello"),
                house.intake.clock.millis(),
                MessageContext.NONE,
                Origin.LIVE,
                null,
                "{}");
    }

    private List<String> shown() {
        return house.intake.texts(
                "SELECT customer_phone || ' ' || total_messages || ' ' || last_message_text FROM leads"
                        + " WHERE deleted_at IS NULL AND merged_into IS NULL");
    }
}
