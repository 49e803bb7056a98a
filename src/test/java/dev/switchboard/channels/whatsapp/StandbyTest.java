package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that another app has: one level deeper, and not ours to answer. */
class StandbyTest {
    private static final String HI = "'id':'w','timestamp':'1790000000','type':'text','text':{'body':'Hi'}";

    @Test
    void a_message_one_level_deeper_is_not_ours_to_answer() {
        MessageReceived message = standby(
                MessageReceived.class,
                "'contacts':[{'wa_id':'15550001001','profile':{'name':'Ana'}}],'messages':[{'from':'15550001001'," + HI
                        + "}]");
        assertThat(message.origin()).isEqualTo(Origin.STANDBY);
        assertThat(message.profileName()).isEqualTo("Ana");
        assertThat(message.kind()).isEqualTo("standby.message.text");
        assertThat(message.dedupeKey()).isEqualTo("standby.message:w");
    }

    @Test
    void it_is_not_ours_to_answer_whatever_field_it_came_by() {
        MessageReceived message = Told.one(
                MessageReceived.class, "messages", "'standby':{'messages':[{'from':'15550001001'," + HI + "}]}");
        assertThat(message.origin()).isEqualTo(Origin.STANDBY);
    }

    @Test
    void an_echo_has_the_form_of_a_request_to_send() {
        EchoReceived echo = standby(
                EchoReceived.class,
                "'message_echoes':[{'id':'w','timestamp':'1790000000','message':{'to':'15550001001','type':'text',"
                        + "'text':{'body':'I am a robot'},'context':{'message_id':'wamid.0'}}}]");
        assertThat(echo.customer()).isEqualTo(CustomerIds.of("15550001001"));
        assertThat(echo.content()).isEqualTo(new Content.Text("I am a robot"));
        assertThat(echo.context().replyTo()).isEqualTo("wamid.0");
        assertThat(echo.timestamp()).isEqualTo(1_790_000_000_000L);
        assertThat(echo.origin()).isEqualTo(Origin.STANDBY);
    }

    @Test
    void an_echo_may_show_what_only_a_business_sends() {
        assertThat(sent("'type':'interactive','interactive':{'type':'button','body':{'text':'Which?'}}"))
                .isEqualTo(new Content.Attachment("button", null, null, null, "Which?"));
        assertThat(sent("'type':'template','template':{'name':'order_ready'}"))
                .isEqualTo(new Content.Attachment("template", null, null, "order_ready", null));
        assertThat(sent("'type':'image','image':{'link':'https://x.example/1'}").type())
                .isEqualTo("image");
    }

    private static Content sent(String members) {
        return standby(
                        EchoReceived.class,
                        "'message_echoes':[{'id':'w','message':{'to':'15550001001'," + members + "}}]")
                .content();
    }

    @Test
    void copies_of_receipts_and_changes_are_told_apart_from_the_owners() {
        String receipt = "'statuses':[{'id':'w','status':'read','timestamp':'1790000000'}]";
        assertThat(standby(ReceiptReceived.class, receipt).dedupeKey())
                .isEqualTo("standby."
                        + Told.one(ReceiptReceived.class, "messages", receipt).dedupeKey());
        String change =
                "'messages':[{'id':'v','from':'15550001001','type':'revoke','revoke':{'original_message_id':'w'}}]";
        assertThat(standby(MessageChanged.class, change).dedupeKey())
                .isEqualTo("standby."
                        + Told.one(MessageChanged.class, "messages", change).dedupeKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'polls':[{}]", "'standby':{'messages':[]}", "'history':[{}]", "'messages':{}"})
    void what_is_new_in_it_is_kept(String members) {
        assertThat(standby(Unrecognized.class, members).kind()).startsWith("value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'standby':{}", "'standby':null", "'standby':{'messages':[]}", "'x':1"})
    void a_standby_without_anything_is_nothing_to_worry_about(String members) {
        assertThat(Told.events("standby", members)).singleElement().isInstanceOf(InboundEvent.Noted.class);
    }

    private static <T extends InboundEvent> T standby(Class<T> type, String members) {
        return Told.one(type, "standby", "'standby':{" + members + "}");
    }
}
