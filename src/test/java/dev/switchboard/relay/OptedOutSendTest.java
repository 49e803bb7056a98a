package dev.switchboard.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.SendResult.Rejected;
import dev.switchboard.conversations.OptOuts;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.queue.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform refuses a send because the customer told it to. */
class OptedOutSendTest {
    private static final String MARKETING = "marketing_messages";

    private DeliveryHouse house;
    private String messageId;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new DeliveryHouse(folder);
        messageId = house.answer("Sale!");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void it_fails_for_good_and_is_an_opt_out_of_marketing_by_every_id_of_the_customer() {
        house.intake.database.run(
                transaction -> transaction.update(
                        "INSERT INTO lead_aliases (user_id, alias, lead_id, created_at) SELECT user_id, 'IN.7', lead_id, 0 FROM leads"));
        assertThat(house.attempt(new Rejected("131050", "(#131050) User opted out")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(house.message(messageId).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(house.waiting()).isEmpty();
        assertThat(isStopped()).isTrue();
        assertThat(house.intake.texts("SELECT customer FROM opt_outs WHERE stopped = 1 AND category = '" + MARKETING
                        + "' ORDER BY customer"))
                .containsExactly(IntakeHouse.CUSTOMER, "IN.7");
    }

    @Test
    void any_other_refusal_is_none() {
        house.attempt(new Rejected("131049", "not delivered to keep the ecosystem healthy"));
        assertThat(isStopped()).isFalse();
    }

    @Test
    void who_wants_marketing_again_gets_it_again() {
        house.attempt(new Rejected("131050", "(#131050) User opted out"));
        wish(false, house.intake.clock.millis() - 1_000);
        assertThat(isStopped()).isTrue();
        wish(false, house.intake.clock.millis() + 1_000);
        assertThat(isStopped()).isFalse();
    }

    private void wish(boolean stop, long at) {
        house.intake.accept(new PreferenceChanged(
                IntakeHouse.NUMBER,
                CustomerIds.of(IntakeHouse.CUSTOMER),
                MARKETING,
                stop,
                null,
                at,
                "{\"at\":" + at + "}"));
    }

    private boolean isStopped() {
        String leadId = house.intake.texts("SELECT lead_id FROM leads").getFirst();
        return house.intake.database.read(
                transaction -> OptOuts.isStopped(transaction, IntakeHouse.USER, leadId, MARKETING));
    }
}
