package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.CallReceived;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'direction':'USER_INITIATED','event':'connect'|true",
                "'direction':'BUSINESS_INITIATED','event':'connect'|false",
                "'event':'connect','session':{'sdp_type':'offer'}|true",
                "'event':'connect','session':{'sdp_type':'answer'}|false",
                "'event':'connect'|true",
                "'event':'call_recording_available'|false"
            })
    void who_called_is_told_or_can_be_inferred(String members, boolean byCustomer) {
        CallReceived call = call("'from':'15550001001','to':'15550001001'," + members);
        assertThat(call.byCustomer()).isEqualTo(byCustomer);
        assertThat(call.customer()).isEqualTo(CustomerIds.of("15550001001"));
    }

    @Test
    void a_call_of_ours_is_with_the_one_we_called() {
        CallReceived call =
                call("'from':'15550783881','to_user_id':'US.7','direction':'BUSINESS_INITIATED','event':'terminate'");
        assertThat(call.customer()).isEqualTo(CustomerIds.of("US.7"));
        assertThat(call.event()).isEqualTo("terminate");
    }

    @Test
    void the_events_of_one_call_are_told_apart_also_those_to_come() {
        List<InboundEvent> events = Told.events(
                "calls",
                "'calls':[{'id':'c','event':'connect'},{'id':'c','event':'terminate'},{'id':'c','event':'held'},"
                        + "{'id':'c','event':'resumed'}],'statuses':[{'id':'c','status':'RINGING'}]");
        assertThat(events).extracting(InboundEvent::dedupeKey).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly("call.connect", "call.terminate", "call.other", "call.other", "call.ringing");
    }

    private static CallReceived call(String members) {
        return Told.one(
                CallReceived.class, "calls", "'calls':[{'id':'wacid.1','timestamp':'1790000000'," + members + "}]");
    }
}
