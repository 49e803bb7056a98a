package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static dev.switchboard.intake.IntakeHouse.USER;
import static dev.switchboard.intake.Said.call;
import static dev.switchboard.intake.Said.change;
import static dev.switchboard.intake.Said.control;
import static dev.switchboard.intake.Said.edited;
import static dev.switchboard.intake.Said.message;
import static dev.switchboard.intake.Said.raw;
import static dev.switchboard.intake.Said.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Change;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Platform;
import dev.switchboard.message.Receipt;
import dev.switchboard.tenants.AccountNotices;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of event does, beside what {@link FinalStateTest} shows of all together. */
class InboundEffectsTest {
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

    @Test
    void a_deleted_message_leaves_the_counters_and_the_agent_is_not_asked_about_it() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER), message("m2", now + 1, Origin.LIVE, CUSTOMER));
        house.accept(change("m2", new Change.Deleted(), now + 2, false, CUSTOMER));
        assertThat(house.texts("SELECT total_messages || ' ' || last_message_text FROM leads"))
                .containsExactly("1 text of m1");
        assertThat(house.texts("SELECT message_count FROM conversations")).containsExactly("1");
        assertThat(house.texts("SELECT COALESCE(text, 'gone') FROM messages ORDER BY sequence_no"))
                .containsExactly("text of m1", "gone");
    }

    @Test
    void an_edit_of_the_last_message_is_the_last_message() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER));
        house.accept(change("m1", edited("better"), now + 1, false, CUSTOMER));
        assertThat(house.texts("SELECT last_message_text FROM leads")).containsExactly("better");
    }

    @Test
    void nobody_edits_what_another_wrote() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER));
        house.accept(change("m1", edited("forged"), now + 1, true));
        assertThat(house.texts("SELECT text FROM messages")).containsExactly("text of m1");
    }

    @Test
    void what_another_app_is_to_answer_is_recorded_and_not_relayed() {
        house.accept(message("s1", now, Origin.STANDBY, CUSTOMER));
        assertThat(house.texts("SELECT origin FROM messages")).containsExactly("standby");
        assertThat(relayed()).isZero();
    }

    @Test
    void a_standby_copy_does_not_swallow_the_message_itself() {
        house.accept(message("s1", now, Origin.STANDBY, CUSTOMER));
        assertThat(house.accept(message("s1", now, Origin.LIVE, CUSTOMER))).isEqualTo(Taken.OTHER);
        assertThat(house.accept(message("s1", now, Origin.LIVE, CUSTOMER))).isEqualTo(Taken.DUPLICATE);
        assertThat(house.texts("SELECT provider_id FROM messages")).containsExactly("s1");
        assertThat(relayed()).isEqualTo(1);
    }

    @Test
    void history_is_recorded_and_not_relayed() {
        house.accept(message("h1", now - 90_000_000, Origin.HISTORY, CUSTOMER));
        assertThat(house.texts("SELECT origin FROM messages")).containsExactly("history");
        assertThat(relayed()).isZero();
    }

    @Test
    void what_is_written_in_a_group_is_recorded_apart_and_not_relayed() {
        MessageContext group = new MessageContext(null, false, false, null, null, "group-1", List.of());
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER), message("g1", now + 1, Origin.LIVE, group, CUSTOMER));
        assertThat(house.texts("SELECT closed_as || '/' || message_count FROM conversations ORDER BY closed_as"))
                .containsExactly("/1", "group:group-1/1");
        assertThat(house.texts("SELECT total_messages FROM leads")).containsExactly("2");
        assertThat(relayed()).isEqualTo(1);
    }

    @Test
    void one_participant_who_was_not_reached_is_no_failure_of_the_message() {
        house.accept(Said.echo("e1", "hello all", now, Origin.LIVE, CUSTOMER));
        house.accept(inGroup(DeliveryStatus.FAILED, "a"), inGroup(DeliveryStatus.READ, "b"));
        assertThat(house.texts("SELECT delivery_status FROM messages"))
                .containsExactly(Integer.toString(DeliveryStatus.READ.rank()));
        assertThat(house.texts("SELECT participant || status FROM participant_receipts ORDER BY participant"))
                .containsExactly("a" + DeliveryStatus.FAILED.rank(), "b" + DeliveryStatus.READ.rank());
    }

    private ReceiptReceived inGroup(DeliveryStatus status, String participant) {
        Receipt receipt = new Receipt(
                "e1",
                status,
                now,
                null,
                List.of(participant),
                "group-1",
                status == DeliveryStatus.FAILED ? new Receipt.Failure("131026", "gone") : null);
        return new ReceiptReceived(NUMBER, receipt, Origin.LIVE, raw(participant));
    }

    @Test
    void a_conversation_that_was_handed_away_is_not_relayed_until_it_comes_back() {
        house.accept(control(Owner.ANOTHER_APP, now, CUSTOMER));
        house.accept(message("m1", now + 1, Origin.LIVE, CUSTOMER));
        assertThat(paused()).containsExactly("another_app");
        house.accept(message("m2", now + 2, Origin.LIVE, CUSTOMER));
        assertThat(relayed()).isLessThan(2);
        house.accept(control(Owner.US, now + 3, CUSTOMER));
        assertThat(paused()).containsExactly("-");
    }

    @Test
    void a_call_opens_the_window_even_before_the_first_message() {
        house.accept(call(now, CUSTOMER));
        house.accept(message("m1", now - 80_000_000, Origin.LIVE, CUSTOMER));
        assertThat(house.texts("SELECT window_until - " + now + " FROM conversations"))
                .containsExactly("86400000");
    }

    @Test
    void ids_come_before_messages_of_the_same_body() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER));
        house.accept(
                message("m2", now + 20, Origin.LIVE, "IN.2"),
                Said.rotation(CustomerIds.of(CUSTOMER), CustomerIds.of("IN.2"), now + 10));
        assertThat(house.texts("SELECT lead_id FROM leads")).hasSize(1);
        assertThat(house.texts("SELECT customer_id FROM conversations")).containsExactly("IN.2");
    }

    @Test
    void a_lead_that_another_turned_out_to_be_answers_with_all_that_was_said() {
        house.accept(message("m1", now, Origin.LIVE, CUSTOMER), message("m2", now + 1, Origin.LIVE, "IN.7"));
        assertThat(house.texts("SELECT lead_id FROM leads")).hasSize(2);
        house.accept(message("m3", now + 2, Origin.LIVE, CUSTOMER, "IN.7"));
        assertThat(house.texts(
                        "SELECT total_messages || ' ' || conversation_count || ' ' || last_message_text FROM leads"
                                + " WHERE merged_into IS NULL"))
                .containsExactly("3 2 text of m3");
        assertThat(house.texts("SELECT DISTINCT lead_id FROM messages")).hasSize(1);
        assertThat(house.texts("SELECT conversation_id FROM conversations WHERE closed_as = ''"))
                .hasSize(1);
        assertThat(house.texts("SELECT customer_phone FROM leads WHERE merged_into IS NULL"))
                .containsExactly(CUSTOMER);
    }

    @Test
    void an_id_nobody_has_written_from_yet_makes_no_lead_that_is_shown() {
        house.accept(Said.rotation(CustomerIds.of("1555"), CustomerIds.of("1777"), now));
        assertThat(house.texts("SELECT lead_id FROM leads WHERE deleted_at IS NULL"))
                .isEmpty();
        house.accept(message("m1", now + 1, Origin.LIVE, "1555"));
        assertThat(house.texts("SELECT customer_phone FROM leads WHERE deleted_at IS NULL"))
                .containsExactly("1777");
    }

    @Test
    void what_is_delivered_again_is_not_kept_again() {
        Unrecognized unknown = new Unrecognized(NUMBER, "field.x", "new", "{\"a\":1,\"b\":2}");
        Unrecognized turned = new Unrecognized(NUMBER, "field.x", "new", "{\"b\":2,\"a\":1}");
        Noted noted = new Noted(NUMBER, "group.settings", null, null, "{\"n\":1}");
        Unrecognized elsewhere =
                new Unrecognized(new AccountKey(Platform.WHATSAPP, "nobodys"), "field.x", "new", "{\"a\":1}");
        ReceiptReceived receipt = receipt("w1", DeliveryStatus.READ, now, CUSTOMER);
        house.accept(unknown, noted, elsewhere, receipt);
        assertThat(house.accept(unknown, turned, noted, elsewhere, receipt).duplicates())
                .isEqualTo(5);
        assertThat(house.texts("SELECT event_id FROM raw_events")).hasSize(4);
    }

    @Test
    void a_notice_is_kept_on_its_account_and_the_newest_holds() {
        house.accept(notice("DISABLED", now + 1), notice("APPROVED", now));
        List<AccountNotices.Kept> notices =
                house.database.read(transaction -> AccountNotices.of(transaction, USER, NUMBER));
        assertThat(notices)
                .singleElement()
                .satisfies(kept -> assertThat(kept.notice().event()).isEqualTo("DISABLED"));
    }

    private AccountNotice notice(String event, long at) {
        Notice notice = new Notice(
                Subject.TEMPLATE, "77", "hello/en", "message_template_status_update", event, null, Severity.ALARM, at);
        return new AccountNotice(NUMBER, notice, raw(event));
    }

    private long relayed() {
        return house.texts("SELECT item_no FROM queue_items WHERE kind = 'relay'")
                .size();
    }

    private List<String> paused() {
        return house.texts("SELECT COALESCE(paused_because, '-') FROM conversations");
    }
}
