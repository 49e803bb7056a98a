package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is, and who they were before. */
class IdentityTest {
    private static final String OLD = "15550001001";
    private static final String NEW = "15550001007";

    @Test
    void a_new_number_is_told_with_all_old_and_new_ids() {
        IdentityChanged change = system(
                "'from':'" + OLD + "',",
                "'type':'user_changed_number','wa_id':'" + NEW + "','user_id':'US.2','parent_user_id':'US.ENT.2',"
                        + "'previous_user_id':'US.1','previous_parent_user_id':'US.ENT.1'");
        assertThat(change.before()).isEqualTo(CustomerIds.of(OLD, "US.1", "US.ENT.1"));
        assertThat(change.now()).isEqualTo(CustomerIds.of(NEW, "US.2", "US.ENT.2"));
        assertThat(change.eventId()).isEqualTo("wamid.1");
    }

    @Test
    void the_usual_case_has_neither_a_sender_nor_a_phone() {
        IdentityChanged change = system("", "'type':'user_changed_user_id','user_id':'US.2','previous_user_id':'US.1'");
        assertThat(change.before()).isEqualTo(CustomerIds.of("US.1"));
        assertThat(change.now()).isEqualTo(CustomerIds.of("US.2"));
    }

    @Test
    void the_older_form_leaves_the_old_number_to_the_sender() {
        IdentityChanged change =
                system("'from':'" + OLD + "',", "'type':'customer_changed_number','new_wa_id':'" + NEW + "'");
        assertThat(change.before()).isEqualTo(CustomerIds.of(OLD));
        assertThat(change.now()).isEqualTo(CustomerIds.of(NEW));
    }

    @Test
    void the_older_form_may_leave_the_old_id_to_its_words() {
        assertThat(system(
                                "'from':'" + NEW + "',",
                                "'type':'user_changed_number','new_wa_id':'" + NEW
                                        + "','body':'User changed number from " + OLD + " to " + NEW + ".'")
                        .before())
                .isEqualTo(CustomerIds.of(OLD));
        assertThat(system("", "'type':'user_changed_user_id','body':'User Ben changed from US.1 to US.2'")
                        .now())
                .isEqualTo(CustomerIds.of("US.2"));
    }

    @Test
    void a_name_cannot_pretend_to_be_a_change() {
        assertThat(system(
                                "",
                                "'type':'user_changed_user_id','body':'User from 15559999999 to 15558888888 changed from"
                                        + " US.1 to US.2'")
                        .before())
                .isEqualTo(CustomerIds.of("US.1"));
    }

    @Test
    void an_id_that_stays_is_not_an_old_one() {
        IdentityChanged change = system(
                "'from':'" + OLD + "',",
                "'type':'user_changed_user_id','wa_id':'" + OLD + "','user_id':'US.2','previous_user_id':'US.1'");
        assertThat(change.before()).isEqualTo(CustomerIds.of("US.1"));
        assertThat(change.now()).isEqualTo(CustomerIds.of(OLD, "US.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'user_changed_number','wa_id':'15550001001'",
                "'type':'customer_identity_changed'",
                "'type':'something_new'",
                ""
            })
    void a_system_message_that_does_not_tell_old_and_new_changes_nobody(String system) {
        assertThat(Told.message(Noted.class, "'type':'system','system':{" + system + "}")
                        .kind())
                .startsWith("system.");
    }

    @Test
    void the_field_that_may_not_exist_says_the_same() {
        IdentityChanged change = Told.one(
                IdentityChanged.class,
                "user_id_update",
                "'user_id_update':[{'wa_id':'" + OLD
                        + "','user_id':{'previous':'US.1','current':'US.2'},'timestamp':'1790000000'}]");
        assertThat(change.before()).isEqualTo(CustomerIds.of("US.1"));
        assertThat(change.now()).isEqualTo(CustomerIds.of(OLD, "US.2"));
        assertThat(Told.one(Unrecognized.class, "user_id_update", "'user_id_update':[{'wa_id':'1'}]")
                        .kind())
                .isEqualTo("user_id_update");
    }

    @Test
    void a_business_scoped_id_is_one_wherever_it_stands() {
        List<InboundEvent> events = Told.events(
                "messages",
                "'contacts':[{'user_id':'US.7','profile':{'username':'ben'}}],'messages':["
                        + "{'from':'US.7','id':'a','type':'text','text':{'body':'Hi'}},"
                        + "{'from':'','from_user_id':'US.7','id':'b','type':'text','text':{'body':'Hi'}}]");
        assertThat(events)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.customer()).isEqualTo(CustomerIds.of("US.7"));
                    assertThat(message.profileName()).isEqualTo("ben");
                }));
    }

    @Test
    void a_contact_may_spell_the_phone_in_another_way_than_the_message() {
        MessageReceived message = Told.one(
                MessageReceived.class,
                "messages",
                "'contacts':[{'profile':{'name':'Ana'},'wa_id':'551187654321'}],'messages':[{'from':'5511987654321',"
                        + "'id':'wamid.1','timestamp':'1790000000','type':'text','text':{'body':'Hi'}}]");
        assertThat(message.profileName()).isEqualTo("Ana");
        assertThat(message.customer()).isEqualTo(CustomerIds.of("5511987654321", "551187654321"));
    }

    @Test
    void a_contact_whose_phone_is_a_business_scoped_id_is_found_by_it() {
        MessageReceived message = Told.one(
                MessageReceived.class,
                "messages",
                "'contacts':[{'profile':{'name':'Ana'},'wa_id':'US.1'},{'wa_id':'US.2'}],'messages':[{'from':'US.1',"
                        + "'id':'wamid.1','timestamp':'1790000000','type':'text','text':{'body':'Hi'}}]");
        assertThat(message.profileName()).isEqualTo("Ana");
    }

    @Test
    void the_only_contact_wrote_what_nobody_says_to_have_written() {
        String contact = "'contacts':[{'user_id':'US.7'}],'messages':[";
        String anonymous = "{'id':'a','timestamp':'1790000000','type':'text','text':{'body':'Hi'}}";
        assertThat(Told.events("messages", contact + anonymous + "," + anonymous + "]"))
                .extracting(event -> ((MessageReceived) event).customer())
                .containsOnly(CustomerIds.of("US.7"));
        String named = anonymous.replace("'id'", "'from':'15550001001','id'");
        assertThat(Told.events("messages", contact + anonymous + "," + named + "]")
                        .getFirst())
                .isInstanceOf(Unrecognized.class);
    }

    private static IdentityChanged system(String sender, String system) {
        return Told.one(
                IdentityChanged.class,
                "messages",
                "'messages':[{" + sender + "'id':'wamid.1','timestamp':'1790000000','type':'system','system':{" + system
                        + "}}]");
    }
}
