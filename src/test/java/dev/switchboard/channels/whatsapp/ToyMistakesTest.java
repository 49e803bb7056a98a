package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Change;
import dev.switchboard.message.Content.FormReply;
import dev.switchboard.message.Content.Media;
import dev.switchboard.message.Content.Order;
import dev.switchboard.message.Content.Other;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a toy gets wrong about what WhatsApp sends, as far as a parser can. Numbers are those of the checklist; 1 (the
 * signature is over the raw bytes) is in the contract of channels, 5, 6 and 8 have a second half in intake and http.
 */
class ToyMistakesTest {
    private static final String HI = "'timestamp':'1790000000','type':'text','text':{'body':'Hi'}";

    @Test
    void mistake_2_reads_only_the_first_of_every_array() {
        String change = "{'field':'messages','value':{'metadata':{'phone_number_id':'1'},'messages':[%s,%s]}}";
        String entry = "{'id':'1','changes':[" + change + "," + change + "]}";
        String body = Told.quoted(("{'object':'whatsapp_business_account','entry':[" + entry + "," + entry + "]}")
                .formatted((Object[]) IntStream.range(0, 8)
                        .mapToObj(i -> "{'from':'1555000" + i + "','id':'w" + i + "'," + HI + "}")
                        .toArray(String[]::new)));
        assertThat(Told.events(body))
                .extracting(event -> ((MessageReceived) event).providerId())
                .containsExactly("w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7");
    }

    @Test
    void mistake_3_requires_a_phone_or_takes_a_business_scoped_id_for_one() {
        assertThat(sender("'from_user_id':'US.13491208655302741918','from_parent_user_id':'US.ENT.118'"))
                .isEqualTo(CustomerIds.of("US.13491208655302741918", "US.ENT.118"));
        assertThat(sender("'from':'US.13491208655302741918'")).isEqualTo(CustomerIds.of("US.13491208655302741918"));
        assertThat(sender("'from':'15550001001','from_user_id':'US.7'"))
                .isEqualTo(CustomerIds.of("15550001001", "US.7"));
    }

    private static CustomerIds sender(String members) {
        return Told.one(MessageReceived.class, "messages", "'messages':[{" + members + ",'id':'w'," + HI + "}]")
                .customer();
    }

    @Test
    void mistake_4_takes_one_person_for_two_because_the_change_of_id_is_passed_over() {
        List<InboundEvent> events = Told.events(
                "messages",
                "'messages':[{'from_user_id':'US.2','id':'w'," + HI + "},{'id':'v','timestamp':'1790000000',"
                        + "'type':'system','system':{'type':'user_changed_user_id','user_id':'US.2','previous_user_id':'US.1'}}]");
        assertThat(events.getFirst()).isInstanceOf(MessageReceived.class);
        assertThat(events.getLast()).isInstanceOf(IdentityChanged.class);
    }

    @Test
    void mistake_5_lets_one_bad_event_block_the_good_ones() {
        List<InboundEvent> events = Told.events(
                "messages",
                "'new_field':{'x':1},'messages':[{'from':'1555','id':'a'," + HI + "},null,{'type':{}},7,"
                        + "{'from':'1555','id':'n','type':'text','text':{'body':'\\u0000'},'x_new':[{}]},"
                        + "{'from':'1555','id':'b'," + HI + "}]");
        assertThat(events.stream()
                        .filter(MessageReceived.class::isInstance)
                        .map(event -> ((MessageReceived) event).providerId()))
                .containsExactly("a", "n", "b");
        assertThat(events).hasSize(7);
    }

    @Test
    void mistake_6_has_no_place_for_three_megabytes() {
        String filler = "x".repeat(3_000);
        String messages = IntStream.range(0, 1_000)
                .mapToObj(i -> "{'from':'1555','id':'w" + i + "','type':'text','text':{'body':'" + filler + "'}}")
                .collect(Collectors.joining(","));
        assertThat(Told.events("messages", "'messages':[" + messages + "]")).hasSize(1_000);
    }

    @Test
    void mistake_7_knows_an_event_by_the_id_of_its_message_alone() {
        String status = "{'id':'w','timestamp':'1790000000',%s}";
        List<InboundEvent> events = Told.events(
                "messages",
                "'statuses':["
                        + List.of(
                                        "'status':'sent'",
                                        "'status':'delivered'",
                                        "'status':'read'",
                                        group("15550001001"),
                                        group("15550001002"))
                                .stream()
                                .map(status::formatted)
                                .collect(Collectors.joining(","))
                        + "],'messages':[{'from':'1555','id':'w'," + HI + "},"
                        + "{'from':'1555','id':'v','type':'reaction','reaction':{'message_id':'w','emoji':'+'}},"
                        + "{'from':'1555','id':'u','type':'revoke','revoke':{'original_message_id':'w'}}]");
        assertThat(events).hasSize(8).extracting(InboundEvent::dedupeKey).doesNotHaveDuplicates();
    }

    private static String group(String participant) {
        return "'status':'delivered','recipient_type':'group','recipient_id':'G','recipient_participant_id':'"
                + participant + "'";
    }

    @Test
    void mistake_8_needs_a_conversation_or_a_delivery_before_a_read() {
        assertThat(Told.one(ReceiptReceived.class, "messages", "'statuses':[{'id':'w','status':'read'}]")
                        .receipt()
                        .status()
                        .wire())
                .isEqualTo("read");
    }

    @Test
    void mistake_9_mixes_seconds_with_milliseconds_and_numbers_with_strings() {
        for (String time : List.of("1790000000", "'1790000000'", "1790000000000", "'1790000000000'")) {
            MessageReceived message = Told.one(
                    MessageReceived.class,
                    "messages",
                    "'messages':[{'from':15550001001,'id':9007199254740993,'timestamp':" + time
                            + ",'type':'text','text':{'body':'Hi'}}]");
            assertThat(message.timestamp()).isEqualTo(1_790_000_000_000L);
            assertThat(message.providerId()).isEqualTo("9007199254740993");
            assertThat(message.customer()).isEqualTo(CustomerIds.of("15550001001"));
        }
    }

    @Test
    void mistake_10_holds_what_is_missing_for_impossible() {
        assertThat(Told.message(MessageChanged.class, "'type':'reaction','reaction':{'message_id':'w'}")
                        .change())
                .isEqualTo(new Change.Reacted(null));
        assertThat(Told.said(
                        "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'response_json':'7'}}"))
                .isEqualTo(new FormReply(null, null, "7"));
        assertThat(Told.said("'type':'order','order':{'product_items':[{'quantity':'2'}]}"))
                .isInstanceOfSatisfying(
                        Order.class,
                        order -> assertThat(order.items().getFirst().quantity()).isEqualTo("2"));
        assertThat(Told.said("'type':'interactive'")).isEqualTo(new Other("interactive", null));
    }

    @Test
    void mistake_11_misses_what_lies_one_level_deeper_and_who_has_the_conversation() {
        List<InboundEvent> events = Told.events(
                "standby",
                "'standby':{'messages':[{'from':'1555','id':'w'," + HI + "}],'message_echoes':[{'id':'v','message':"
                        + "{'to':'1555','type':'text','text':{'body':'Hi'}}}]}");
        assertThat(((MessageReceived) events.getFirst()).origin()).isEqualTo(Origin.STANDBY);
        assertThat(((EchoReceived) events.getLast()).origin()).isEqualTo(Origin.STANDBY);
        assertThat(Told.events(
                        Told.bare("messaging_handovers", "'recipient':{'phone_number_id':'1'},'type':'control_taken'")))
                .singleElement()
                .isInstanceOf(ControlChanged.class);
    }

    @Test
    void mistake_14_has_no_way_back_from_a_lost_answer() {
        assertThat(Told.one(
                                ReceiptReceived.class,
                                "messages",
                                "'statuses':[{'id':'w','status':'failed','biz_opaque_callback_data':'out-1'}]")
                        .receipt()
                        .callbackData())
                .isEqualTo("out-1");
    }

    @Test
    void mistake_15_assumes_one_encoding_of_the_checksum() {
        for (String sum : List.of("SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=", "81d3bd8a8db4868c9520ed47186e8b7c")) {
            assertThat(Told.said("'type':'image','image':{'id':'7','url':'u','sha256':'" + sum + "'}"))
                    .isInstanceOfSatisfying(Media.class, media -> {
                        assertThat(media.sha256()).isEqualTo(sum);
                        assertThat(media.id()).isEqualTo("7");
                        assertThat(media.url()).isEqualTo("u");
                    });
        }
    }

    @Test
    void mistake_16_tells_the_log_what_customers_wrote() {
        String secret = "wamid.Secret 15550001001";
        List<InboundEvent> events = Told.events(
                "messages",
                "'" + secret + "':[1],'messages':[{'id':'" + secret + "','type':'" + secret
                        + "'},{'type':'interactive',"
                        + "'interactive':{'type':'" + secret + "'}}],'statuses':[{'id':'" + secret + "','status':'"
                        + secret + "'},{'type':'" + secret + "'}]");
        assertThat(events).hasSize(5).allSatisfy(event -> {
            assertThat(event.kind()).doesNotContainIgnoringCase("secret").doesNotContain("1555");
            assertThat(((Unrecognized) event).reason()).doesNotContainIgnoringCase("secret");
        });
    }
}
