package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Choice;
import dev.switchboard.message.Content.ChoiceKind;
import dev.switchboard.message.Content.Contact;
import dev.switchboard.message.Content.FormReply;
import dev.switchboard.message.Content.Location;
import dev.switchboard.message.Content.Media;
import dev.switchboard.message.Content.MediaKind;
import dev.switchboard.message.Content.Order;
import dev.switchboard.message.Content.OrderItem;
import dev.switchboard.message.Content.Other;
import dev.switchboard.message.Content.SharedContacts;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.MessageContext.Product;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.message.Referral;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of message a person can send. */
class MessageTypesTest {

    @ParameterizedTest
    @CsvSource({"image,IMAGE", "video,VIDEO", "document,DOCUMENT", "sticker,STICKER", "audio,AUDIO"})
    void a_file_keeps_its_id_its_address_and_its_checksum(String type, MediaKind kind) {
        assertThat(Told.said(
                        "'type':'" + type + "','" + type + "':{'id':'7','url':'https://x.example/7','mime_type':'a/b;"
                                + " c=d','sha256':'abc=','caption':'Look','filename':'a.pdf'}"))
                .isEqualTo(new Media(kind, "7", "https://x.example/7", "a/b; c=d", "abc=", "Look", "a.pdf", false));
    }

    @Test
    void what_was_spoken_into_the_phone_is_a_voice_message() {
        assertThat(Told.said("'type':'audio','audio':{'id':'7','voice':true}").type())
                .isEqualTo("voice");
        assertThat(Told.said("'type':'audio','audio':{'id':'7','voice':false}").type())
                .isEqualTo("audio");
    }

    @Test
    void a_sticker_says_whether_it_moves() {
        assertThat(Told.said("'type':'sticker','sticker':{'id':'7','animated':true}"))
                .isInstanceOfSatisfying(
                        Media.class, media -> assertThat(media.animated()).isTrue());
    }

    @Test
    void a_file_that_could_not_be_fetched_is_a_message_with_an_error() {
        MessageReceived message = Told.message(
                MessageReceived.class, "'type':'image','errors':[{'code':131052,'title':'Media download error'}]");
        assertThat(message.content().type()).isEqualTo("image");
        assertThat(message.context().errors()).containsExactly(new Failure("131052", "Media download error"));
    }

    @Test
    void a_location_may_be_given_in_numbers_or_in_strings() {
        Location here = new Location(38.7, -9.1, null, null, null);
        assertThat(Told.said("'type':'location','location':{'latitude':38.7,'longitude':-9.1}"))
                .isEqualTo(here);
        assertThat(Told.said("'type':'location','location':{'latitude':'38.7','longitude':'-9.1'}"))
                .isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{'latitude':'north','longitude':1}", "{'latitude':1e999,'longitude':1}"})
    void a_location_that_is_none_is_a_message_all_the_same(String location) {
        assertThat(Told.said("'type':'location','location':" + location)).isEqualTo(new Other("location", null));
    }

    @Test
    void shared_contacts_may_lack_everything() {
        assertThat(Told.said("'type':'contacts','contacts':[{'name':{'formatted_name':'Rita'},'org':{'company':'R'},"
                        + "'phones':[{'phone':'+1 555','wa_id':'1555'},{'wa_id':'1556'}],'emails':[{'email':'r@x.example'}]},"
                        + "{'name':{'first_name':'A','last_name':'B'}},{},null]"))
                .isEqualTo(new SharedContacts(
                        List.of(
                                new Contact("Rita", List.of("+1 555", "1556"), List.of("r@x.example"), "R"),
                                new Contact("A B", List.of(), List.of(), null),
                                new Contact(null, List.of(), List.of(), null)),
                        null));
    }

    @Test
    void a_contact_we_had_asked_for_says_so() {
        assertThat(Told.said("'type':'contacts','contacts':[{'vcard':'BEGIN:VCARD','origin':'contact_request'}]"))
                .isInstanceOfSatisfying(
                        SharedContacts.class,
                        contacts -> assertThat(contacts.origin()).isEqualTo("contact_request"));
    }

    @Test
    void a_phone_we_had_asked_for_is_an_id_of_who_wrote_and_any_other_is_not() {
        String card =
                "'type':'contacts','contacts':[{'origin':'%s','phones':[{'phone':'+1 555 000 1002','wa_id':'15550001002'}]}]";
        assertThat(hidden(card.formatted("contact_request")).customer())
                .isEqualTo(CustomerIds.of("15550001002", "US.1"));
        assertThat(hidden(card.formatted("other")).customer()).isEqualTo(CustomerIds.of("US.1"));
        assertThat(Told.message(MessageReceived.class, card.formatted("contact_request"))
                        .customer())
                .isEqualTo(CustomerIds.of(Told.ANA));
    }

    private static MessageReceived hidden(String members) {
        return Told.one(
                MessageReceived.class,
                "messages",
                "'messages':[{'from_user_id':'US.1','id':'wamid.1','timestamp':'1790000000'," + members + "}]");
    }

    @Test
    void a_picked_button_and_a_picked_row_keep_the_id_we_gave_them() {
        assertThat(Told.said(interactive("button_reply", "{'id':'yes','title':'Yes'}")))
                .isEqualTo(new Choice(ChoiceKind.BUTTON_REPLY, "yes", "Yes", null));
        assertThat(Told.said(interactive("list_reply", "{'id':'r1','title':'Fast','description':'1 day'}")))
                .isEqualTo(new Choice(ChoiceKind.LIST_REPLY, "r1", "Fast", "1 day"));
        assertThat(Told.said("'type':'button','button':{'payload':'P','text':'Stop'}"))
                .isEqualTo(new Choice(ChoiceKind.QUICK_REPLY, "P", "Stop", null));
    }

    @Test
    void a_permission_to_call_is_a_choice() {
        assertThat(Told.said(interactive("call_permission_reply", "{'response':'accept'}")))
                .isEqualTo(new Choice(ChoiceKind.CALL_PERMISSION_REPLY, "accept", "accept", null));
    }

    @Test
    void the_answers_of_a_form_are_kept_as_given_though_they_be_no_json() {
        assertThat(Told.said(interactive("nfm_reply", "{'name':'flow','body':'Sent','response_json':'[1,'}")))
                .isEqualTo(new FormReply("flow", "Sent", "[1,"));
        assertThat(Told.said(interactive("nfm_reply", "{'response_json':{'a':1}}")))
                .isEqualTo(new FormReply(null, null, "{\"a\":1}"));
        assertThat(Told.said(interactive("nfm_reply", "{}"))).isEqualTo(new FormReply(null, null, ""));
    }

    @Test
    void an_interactive_message_of_another_kind_or_of_none_is_kept_by_its_name() {
        assertThat(Told.said(interactive("payment_method", "{'x':1}"))).isEqualTo(new Other("payment_method", null));
        assertThat(Told.said("'type':'interactive'")).isEqualTo(new Other("interactive", null));
        assertThat(Told.said("'type':'interactive','interactive':{'type':'product','body':{'text':'This?'}}"))
                .isEqualTo(new Content.Attachment("product", null, null, null, "This?"));
    }

    @Test
    void an_order_keeps_numbers_as_they_were_written() {
        assertThat(Told.said(
                        "'type':'order','order':{'catalog_id':'c','text':'','product_items':[{'product_retailer_id':"
                                + "'a','quantity':2,'item_price':'30.50','currency':'USD'}]}"))
                .isEqualTo(new Order("c", null, List.of(new OrderItem("a", "2", "30.50", "USD"))));
    }

    @Test
    void what_whatsapp_cannot_show_is_a_message_that_names_its_original() {
        MessageReceived poll = Told.message(
                MessageReceived.class,
                "'type':'unsupported','unsupported':{'type':'poll_creation'},'errors':[{'code':131051,"
                        + "'error_data':{'details':'Not supported.'}}]");
        assertThat(poll.content()).isEqualTo(new Other("unsupported", "poll_creation"));
        assertThat(poll.context().errors()).containsExactly(new Failure("131051", "Not supported."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_welcome", "ephemeral", "unknown", "hsm", "media_placeholder", "hologram"})
    void a_type_that_says_nothing_or_is_yet_to_come_is_a_message(String type) {
        assertThat(Told.said("'type':'" + type + "'")).isEqualTo(new Other(type, null));
    }

    @Test
    void a_message_without_a_type_is_what_it_holds() {
        assertThat(Told.said("'contacts':[{'name':{'formatted_name':'R'}}]").type())
                .isEqualTo("contacts");
        assertThat(Told.message(Unrecognized.class, "'x':1").reason()).isEqualTo("no type");
    }

    @Test
    void what_came_beside_it_is_kept() {
        MessageReceived message = Told.message(
                MessageReceived.class,
                "'type':'text','text':{'body':'Hi'},'group_id':'G1','context':{'id':'wamid.0','forwarded':true,"
                        + "'frequently_forwarded':true,'referred_product':{'catalog_id':'c','product_retailer_id':'p'}},"
                        + "'referral':{'source_type':'ad','source_id':'9','source_url':'u','headline':'h','body':'b',"
                        + "'ctwa_clid':'k'}");
        assertThat(message.context().replyTo()).isEqualTo("wamid.0");
        assertThat(message.context().forwarded()).isTrue();
        assertThat(message.context().frequentlyForwarded()).isTrue();
        assertThat(message.context().product()).isEqualTo(new Product("c", "p"));
        assertThat(message.context().referral()).isEqualTo(new Referral("ad", "9", "u", "h", "b", "k", null));
        assertThat(message.context().groupId()).isEqualTo("G1");
    }

    private static String interactive(String type, String inner) {
        return "'type':'interactive','interactive':{'type':'" + type + "','" + type + "':" + inner + "}";
    }
}
