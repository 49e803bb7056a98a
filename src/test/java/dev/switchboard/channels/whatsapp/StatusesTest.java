package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.CallReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {

    @ParameterizedTest
    @EnumSource(names = {"SENT", "DELIVERED", "READ", "PLAYED", "FAILED"})
    void a_receipt_tells_how_far_a_message_has_come(DeliveryStatus status) {
        Receipt receipt = receipt("'status':'" + status.wire() + "','recipient_id':'15550001001'");
        assertThat(receipt.status()).isEqualTo(status);
        assertThat(receipt.platformMessageId()).isEqualTo("wamid.1");
        assertThat(receipt.at()).isEqualTo(1_790_000_000_000L);
        assertThat(receipt.recipientIds()).containsExactly("15550001001");
    }

    @Test
    void a_receipt_brings_our_own_id_back() {
        assertThat(receipt("'status':'sent','biz_opaque_callback_data':'out-1'").callbackData())
                .isEqualTo("out-1");
    }

    @Test
    void a_failure_tells_its_reason() {
        assertThat(receipt("'status':'failed','errors':[{'code':131047,'title':'t','error_data':{'details':'d'}}]")
                        .failure())
                .isEqualTo(new Receipt.Failure("131047", "d"));
        assertThat(receipt("'status':'failed'").failure()).isEqualTo(new Receipt.Failure("unknown", "no reason given"));
    }

    @Test
    void the_parent_id_goes_by_two_names() {
        assertThat(receipt("'status':'read','recipient_parent_user_id':'US.ENT.1'")
                        .recipientIds())
                .isEqualTo(receipt("'status':'read','parent_recipient_user_id':'US.ENT.1'")
                        .recipientIds())
                .containsExactly("US.ENT.1");
    }

    @Test
    void a_receipt_of_a_participant_is_of_a_group_though_it_does_not_say_so() {
        Receipt untyped =
                receipt("'status':'read','recipient_id':'Y2FwaV9ncm91','recipient_participant_id':'15550001001'");
        assertThat(untyped.groupId()).isEqualTo("Y2FwaV9ncm91");
        assertThat(untyped.recipientIds()).containsExactly("15550001001");
        Receipt unnamed = receipt("'status':'read','recipient_type':'group','participant_recipient_id':'15550001001'");
        assertThat(unnamed.groupId()).isNotNull();
    }

    @Test
    void each_participant_of_a_group_has_a_receipt_of_their_own_by_either_spelling() {
        List<InboundEvent> events = Told.events(
                "messages",
                "'statuses':["
                        + group("'recipient_participant_id':'15550001001'")
                        + "," + group("'participant_recipient_id':'15550001002'")
                        + "," + group("'recipient_participant_user_id':'US.7'") + "]");
        assertThat(events).extracting(StatusesTest::recipientOf).containsExactly("15550001001", "15550001002", "US.7");
        assertThat(events).extracting(InboundEvent::dedupeKey).doesNotHaveDuplicates();
    }

    private static String recipientOf(InboundEvent event) {
        Receipt receipt = ((ReceiptReceived) event).receipt();
        assertThat(receipt.groupId()).isEqualTo("G1");
        return receipt.recipientIds().getFirst();
    }

    private static String group(String participant) {
        return "{'id':'wamid.1','status':'delivered','timestamp':'1790000000','recipient_type':'group',"
                + "'recipient_id':'G1'," + participant + "}";
    }

    @Test
    void a_status_to_come_is_kept_and_seen() {
        assertThat(status(Unrecognized.class, "'status':'warned'").kind()).isEqualTo("status.warned");
        assertThat(status(Unrecognized.class, "'x':1").kind()).isEqualTo("status.no_status");
    }

    @Test
    void the_status_of_older_libraries_is_noted() {
        assertThat(status(Noted.class, "'status':'deleted'").kind()).isEqualTo("status.deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured", "pending", "failed"})
    void a_payment_is_noted_and_is_no_receipt(String status) {
        assertThat(status(Noted.class, "'type':'payment','status':'" + status + "'")
                        .kind())
                .isEqualTo("payment." + status);
    }

    @Test
    void a_call_that_rings_is_no_receipt() {
        CallReceived call = status(CallReceived.class, "'type':'call','status':'RINGING','recipient_id':'15550001001'");
        assertThat(call.event()).isEqualTo("ringing");
        assertThat(call.byCustomer()).isFalse();
    }

    private static Receipt receipt(String members) {
        return status(ReceiptReceived.class, members).receipt();
    }

    private static <T extends InboundEvent> T status(Class<T> type, String members) {
        return Told.one(type, "messages", "'statuses':[{'id':'wamid.1','timestamp':'1790000000'," + members + "}]");
    }
}
