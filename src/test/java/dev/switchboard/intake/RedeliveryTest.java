package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.message.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meta delivers again for a week: what tells no id and no time is known again all the same. */
class RedeliveryTest {
    private static final String BODY = ("""
            {'object':'whatsapp_business_account','entry':[{'id':'102290129340398','changes':[
              {'field':'messages','value':{'metadata':{'phone_number_id':'%s'},
                'errors':[{'code':130429,'title':'Rate limit hit'}],
                'user_actions':[{'action_type':'landing_page_view'}],
                'new_things':[{'n':1}],
                'statuses':[{'id':'w1','status':'warned'}],
                'messages':[{'id':'m1','type':'text','text':{'body':'from nobody'}}]}},
              {'field':'user_preferences','value':{'metadata':{'phone_number_id':'%s'},
                'user_preferences':[{'wa_id':'15550001001','category':'marketing_messages','value':'stop'}]}},
              {'field':'messaging_handovers','value':{'type':'control_passed','sender':{'phone_number':'15550001001'},
                'recipient':{'phone_number_id':'%s'},'control_passed':{}}},
              {'field':'user_id_update','value':{'metadata':{'phone_number_id':'%s'},
                'user_id_update':[{'user_id':{'previous':'US.1','current':'US.2'}}]}},
              {'field':'account_alerts','value':{'metadata':{'phone_number_id':'%s'},'alert_type':'X'}},
              {'field':'new_field','value':{'metadata':{'phone_number_id':'%s'},'x':1}}]}]}""").replace("%s", NUMBER.id()).replace('\'', '"');

    private IntakeHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_tells_no_time_is_known_when_it_is_delivered_again_days_later() {
        int events = deliver(BODY).others()
                + house.texts("SELECT event_id FROM raw_events WHERE state <> 'taken'")
                        .size();
        assertThat(events).isEqualTo(10);
        house.clock.advance(Duration.ofDays(6));
        Taken again = deliver(BODY);
        assertThat(again.duplicates()).isEqualTo(10);
        assertThat(house.texts("SELECT event_id FROM raw_events")).hasSize(10);
    }

    private Taken deliver(String body) {
        return house.accept(new WhatsAppParser(house.clock)
                .events(body.getBytes(StandardCharsets.UTF_8))
                .toArray(InboundEvent[]::new));
    }
}
