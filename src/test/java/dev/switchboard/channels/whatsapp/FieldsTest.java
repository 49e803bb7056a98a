package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that are neither messages nor notices. */
class FieldsTest {

    @ParameterizedTest
    @CsvSource({"stop,true", "resume,false", "signup,false"})
    void a_customers_wish_is_to_be_kept(String value, boolean stop) {
        PreferenceChanged wish = Told.one(
                PreferenceChanged.class,
                "user_preferences",
                "'user_preferences':[{'user_id':'US.7','wa_id':'15550001001','category':'marketing_messages','value':'"
                        + value + "','timestamp':1731705721,'detail':'d'}]");
        assertThat(wish.stop()).isEqualTo(stop);
        assertThat(wish.customer()).isEqualTo(CustomerIds.of("15550001001", "US.7"));
        assertThat(wish.category()).isEqualTo("marketing_messages");
        assertThat(wish.detail()).isEqualTo("d");
        assertThat(wish.at()).isEqualTo(1_731_705_721_000L);
    }

    @Test
    void a_wish_we_do_not_know_is_seen() {
        assertThat(Told.one(
                                Unrecognized.class,
                                "user_preferences",
                                "'user_preferences':[{'wa_id':'15550001001','value':'perhaps'}]")
                        .kind())
                .isEqualTo("preference.perhaps");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "messages|'user_actions':[{'action_type':'marketing_messages_link_click'}]|user_action.link_click",
                "messages|'user_actions':[{'action_type':'landing_page_view'}]|user_action.landing_page_view",
                "group_lifecycle_update|'groups':[{'type':'group_create'}]|group_create",
                "group_status_update|'groups':[{'type':'group_moved'}]|group_other",
                "smb_app_state_sync|'state_sync':[{'action':'add','contact':{'phone_number':'1555'}}]|state_sync.add",
                "smb_app_state_sync|'state_sync':[{'action':'remove'}]|state_sync.remove",
                "automatic_events|'automatic_events':[{'event_name':'Purchase'}]|automatic_event",
                "flows|'event':'ENDPOINT_LATENCY'|flow.endpoint_latency",
                "flows|'event':'NEW'|flow.other",
                "payment_configuration_update|'status':'Active'|payment.configuration",
                "tracking_events|'x':[1]|tracking_event",
                "messages|'conversation_context':{'type':'summary'}|conversation_context",
                "messages|'messages':[],'statuses':[]|messages.empty",
                "automatic_events|'event':'future','details':{}|automatic_event"
            })
    void what_needs_nothing_done_is_noted(String field, String members, String kind) {
        assertThat(Told.one(Noted.class, field, members).kind()).isEqualTo(kind);
    }

    @Test
    void a_summary_belongs_to_the_only_customer_there_is() {
        String summary = "'conversation_context':{'type':'summary','summary':{'text':'x'}}";
        assertThat(Told.one(Noted.class, "messages", "'contacts':[{'wa_id':'15550001001'}]," + summary)
                        .customer())
                .isEqualTo(CustomerIds.of("15550001001"));
        assertThat(Told.one(
                                Noted.class,
                                "messages",
                                "'contacts':[{'wa_id':'15550001001'},{'wa_id':'15550001002'}]," + summary)
                        .customer())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hologram_update", "Something New!"})
    void a_field_to_come_is_kept_and_seen(String field) {
        assertThat(Told.one(Unrecognized.class, field, "'messages':[{'x':1}]").kind())
                .startsWith("field.");
    }

    @Test
    void a_field_in_the_wrong_place_is_found() {
        String value = "{\"value\":{\"event\":\"ACCOUNT_DELETED\"%s}}";
        for (String body : List.of(
                "{\"entry\":[{\"id\":\"1\",\"time\":1,\"changes\":[" + value.formatted("")
                        + "],\"field\":\"account_update\",\"object\":\"whatsapp_business_account\"}]}",
                "{\"entry\":[{\"id\":\"1\",\"changes\":["
                        + value.formatted(",\"field\":\"account_update\",\"object\":\"whatsapp_business_account\"")
                        + "]}]}")) {
            assertThat(Told.events(body)).extracting(InboundEvent::kind).containsExactly("notice.account_update");
        }
    }
}
