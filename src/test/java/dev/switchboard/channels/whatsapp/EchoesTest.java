package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own number wrote, elsewhere. */
class EchoesTest {
    private static final String TEXT = "'id':'wamid.1','timestamp':'1790000000','type':'text','text':{'body':'Hi'}";

    @Test
    void what_a_person_typed_in_the_business_app_is_an_echo_to_the_customer() {
        EchoReceived echo = echo("'from':'15550783881','to':'15550001001'," + TEXT);
        assertThat(echo.customer()).isEqualTo(CustomerIds.of("15550001001"));
        assertThat(echo.content()).isEqualTo(new Content.Text("Hi"));
        assertThat(echo.origin()).isEqualTo(Origin.LIVE);
        assertThat(echo.dedupeKey()).isEqualTo("echo:wamid.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'to':'US.7'", "'to_user_id':'US.7'", "'recipient':'US.7'"})
    void an_echo_may_go_to_a_business_scoped_id(String to) {
        assertThat(echo(to + "," + TEXT).customer()).isEqualTo(CustomerIds.of("US.7"));
    }

    @Test
    void an_echo_with_its_sides_the_wrong_way_round_is_still_to_the_customer() {
        assertThat(echo("'from':'15550001001','to':'15550783881'," + TEXT).customer())
                .isEqualTo(CustomerIds.of("15550001001"));
    }

    @Test
    void an_echo_to_nobody_is_kept_as_such() {
        assertThat(echo(TEXT).customer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'edit','edit':{'original_message_id':'w','message':{'type':'text','text':{'body':'New'}}}",
                "'type':'revoke','revoke':{'original_message_id':'w'}",
                "'type':'reaction','reaction':{'message_id':'w','emoji':'+'}"
            })
    void what_a_person_changed_in_the_business_app_was_changed_by_us(String change) {
        MessageChanged changed = Told.one(
                MessageChanged.class,
                "smb_message_echoes",
                "'message_echoes':[{'to':'15550001001','id':'wamid.1','timestamp':'1790000000'," + change + "}]");
        assertThat(changed.byUs()).isTrue();
        assertThat(changed.customer()).isNull();
        assertThat(changed.targetId()).isEqualTo("w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'text','text':{'body':'x'},'to':'1555'}", "null", "5", "{}"})
    void an_echo_without_an_id_is_kept(String echo) {
        assertThat(Told.one(Unrecognized.class, "smb_message_echoes", "'message_echoes':[" + echo + "]")
                        .kind())
                .startsWith("echo.");
    }

    private static EchoReceived echo(String members) {
        return Told.one(EchoReceived.class, "smb_message_echoes", "'message_echoes':[{" + members + "}]");
    }
}
