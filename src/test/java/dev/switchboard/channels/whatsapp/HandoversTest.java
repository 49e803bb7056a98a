package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.InboundEvent.Unrecognized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoversTest {
    private static final String SIDES =
            "'recipient':{'phone_number_id':'" + Told.NUMBER + "'},'sender':{'phone_number':'15550001001'},";

    @Test
    void a_conversation_that_is_passed_to_us_names_our_number_and_the_customer() {
        ControlChanged control = control(SIDES + "'timestamp':'1790000000','type':'control_passed','control_passed':"
                + "{'previous_owner_role':'ai_agent','new_owner_role':'escalation'}");
        assertThat(control.account().id()).isEqualTo(Told.NUMBER);
        assertThat(control.customer()).isEqualTo(CustomerIds.of("15550001001"));
        assertThat(control.owner()).isEqualTo(Owner.US);
        assertThat(control.ownerName()).isEqualTo("escalation");
        assertThat(control.at()).isEqualTo(1_790_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "control_passed|{}|US",
                "control_passed|{'new_owner_role':'ai_agent'}|ANOTHER_APP",
                "control_passed|{'new_owner_app_id':null}|NOBODY",
                "control_taken|{}|ANOTHER_APP",
                "control_taken|{'previous_owner_role':'business','new_owner_role':'ai_agent'}|ANOTHER_APP",
                "control_taken|{'previous_owner_app_role':'meta_business_agent'}|US",
                "control_taken|{'new_owner_app_id':88}|ANOTHER_APP"
            })
    void who_answers_from_now_on(String type, String handover, Owner owner) {
        assertThat(control(SIDES + "'type':'" + type + "','" + type + "':" + handover)
                        .owner())
                .isEqualTo(owner);
        assertThat(control(SIDES + "'" + type + "':" + handover).owner()).isEqualTo(owner);
    }

    @Test
    void the_customer_may_be_named_elsewhere_or_not_at_all() {
        String metadata = "'metadata':{'phone_number_id':'1'},";
        assertThat(control(metadata + "'contacts':[{'wa_id':'15550001001'}],'control_passed':{}")
                        .customer())
                .isEqualTo(CustomerIds.of("15550001001"));
        assertThat(control(metadata + "'control_passed':{'recipient':{'user_id':'US.7'}}")
                        .customer())
                .isEqualTo(CustomerIds.of("US.7"));
        assertThat(control(metadata + "'control_passed':{}").customer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'control_passed'", "'recipient':{'phone_number_id':'1'},'type':'control_juggled'"})
    void one_that_tells_no_number_or_nothing_known_is_kept(String value) {
        assertThat(Told.events(Told.bare("messaging_handovers", value)))
                .singleElement()
                .isInstanceOf(Unrecognized.class);
    }

    private static ControlChanged control(String value) {
        InboundEvent event =
                Told.events(Told.bare("messaging_handovers", value)).getFirst();
        assertThat(event).isInstanceOf(ControlChanged.class);
        return (ControlChanged) event;
    }
}
