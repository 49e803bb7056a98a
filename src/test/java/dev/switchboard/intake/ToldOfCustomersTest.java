package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.USER;
import static dev.switchboard.intake.Said.call;
import static dev.switchboard.intake.Said.change;
import static dev.switchboard.intake.Said.control;
import static dev.switchboard.intake.Said.echo;
import static dev.switchboard.intake.Said.failed;
import static dev.switchboard.intake.Said.marketing;
import static dev.switchboard.intake.Said.message;
import static dev.switchboard.intake.Said.receipt;
import static dev.switchboard.intake.Said.referred;
import static dev.switchboard.intake.Said.rotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversations.OptOuts;
import dev.switchboard.message.Change;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a customer beside messages holds by every id they go by, known now or found out later. */
class ToldOfCustomersTest {
    private static final String SCOPED = "IN.7";

    private IntakeHouse house;
    private long now;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        now = house.clock.millis();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Everything beside a message by which a webhook may tell two ids of one customer. */
    enum Teller {
        CALL,
        WISH,
        HANDOVER,
        REACTION,
        EARLY_RECEIPT;

        InboundEvent event(long at) {
            return switch (this) {
                case CALL -> call(at, CUSTOMER, SCOPED);
                case WISH -> marketing(true, at, CUSTOMER, SCOPED);
                case HANDOVER -> control(Owner.US, at, CUSTOMER, SCOPED);
                case REACTION -> change("m1", new Change.Reacted("+"), at, false, CUSTOMER, SCOPED);
                case EARLY_RECEIPT -> receipt("w1", DeliveryStatus.DELIVERED, at, CUSTOMER, SCOPED);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_leads_are_one_as_soon_as_anything_names_both_ids(Teller teller) {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER), message("m2", now + 1, Origin.LIVE, SCOPED));
        assertThat(leads()).hasSize(2);
        house.accept(teller.event(now + 2));
        assertThat(leads()).containsExactly(CUSTOMER + " 2");
    }

    @ParameterizedTest
    @EnumSource
    void both_ids_are_one_customer_also_when_they_were_named_before_the_first_message(Teller teller) {
        house.accept(teller.event(now));
        assertThat(leads()).isEmpty();
        house.accept(message("m1", now + 1, Origin.LIVE, SCOPED));
        house.accept(message("m2", now + 2, Origin.LIVE, CUSTOMER));
        assertThat(leads()).containsExactly(CUSTOMER + " 2");
    }

    @Test
    void a_call_opens_the_window_of_who_writes_by_another_id() {
        house.accept(call(now, CUSTOMER, SCOPED));
        house.accept(message("m1", now - 80_000_000, Origin.LIVE, SCOPED));
        assertThat(house.texts("SELECT window_until - " + now + " FROM conversations"))
                .containsExactly("86400000");
    }

    @Test
    void a_wish_by_one_spelling_of_a_number_holds_for_the_other() {
        house.accept(marketing(true, now, "551187654000"));
        house.accept(message("m1", now + 1, Origin.LIVE, "5511987654000"));
        assertThat(wantsNoMarketing()).isTrue();
    }

    @Test
    void a_send_refused_because_the_customer_opted_out_is_an_opt_out() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER, SCOPED), echo("e1", "Sale!", now, Origin.LIVE, SCOPED));
        house.accept(failed("e1", "131049", now + 1, CUSTOMER));
        assertThat(wantsNoMarketing()).isFalse();
        house.accept(failed("e1", "131050", now + 2, CUSTOMER));
        assertThat(wantsNoMarketing()).isTrue();
        house.accept(marketing(false, now + 3, SCOPED));
        assertThat(wantsNoMarketing()).isFalse();
    }

    @Test
    void such_a_refusal_holds_also_when_it_comes_before_everything_else() {
        house.accept(failed("e1", "131050", now, "551187654000"));
        house.accept(message("m1", now + 1, Origin.LIVE, "5511987654000"));
        assertThat(wantsNoMarketing()).isTrue();
    }

    @Test
    void the_first_link_a_customer_came_by_is_the_source_also_when_nothing_was_written_with_it() {
        house.accept(referred("second", now + 10, CUSTOMER));
        house.accept(message("m1", now + 20, Origin.LIVE, CUSTOMER));
        house.accept(referred("first", now, CUSTOMER), referred("third", now + 30, CUSTOMER));
        assertThat(house.texts("SELECT referral FROM leads WHERE deleted_at IS NULL"))
                .singleElement()
                .asString()
                .contains("first");
    }

    @Test
    void a_lead_that_nobody_had_seen_takes_over_what_another_knows() {
        house.accept(rotation(CustomerIds.of("1555"), CustomerIds.of("1777"), now));
        house.clock.advance(java.time.Duration.ofSeconds(1));
        house.accept(message("m1", now + 1, Origin.LIVE, SCOPED));
        house.database.run(transaction -> transaction.update(
                "UPDATE leads SET source = 'fair', status = 'qualified'" + " WHERE deleted_at IS NULL"));
        house.accept(message("m2", now + 2, Origin.LIVE, "1777", SCOPED));
        assertThat(house.texts("SELECT source || ' ' || status FROM leads WHERE merged_into IS NULL"))
                .containsExactly("fair qualified");
    }

    private List<String> leads() {
        return house.texts("SELECT customer_phone || ' ' || total_messages FROM leads"
                + " WHERE merged_into IS NULL AND deleted_at IS NULL");
    }

    private boolean wantsNoMarketing() {
        String leadId = house.texts("SELECT lead_id FROM leads WHERE merged_into IS NULL AND deleted_at IS NULL")
                .getFirst();
        return house.database.read(transaction -> OptOuts.isStopped(transaction, USER, leadId, "marketing_messages"));
    }
}
