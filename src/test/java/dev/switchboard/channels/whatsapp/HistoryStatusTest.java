package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a message of before had come: {@code history_context.status}. */
class HistoryStatusTest {
    @ParameterizedTest
    @CsvSource({
        "SENT,SENT",
        "DELIVERED,DELIVERED",
        "READ,READ",
        "read,READ",
        "PLAYED,PLAYED",
        "ERROR,FAILED",
        "FAILED,FAILED"
    })
    void a_message_of_ours_tells_how_far_it_had_come(String told, DeliveryStatus status) {
        assertThat(ours("'history_context':{'status':'" + told + "'}").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'history_context':{'status':'PENDING'}",
                "'history_context':{'status':'SOMETHING_NEW'}",
                "'history_context':{'status':null}",
                "'history_context':{'status':7}",
                "'history_context':{}",
                "'history_context':'READ'",
                "'other':1"
            })
    void what_is_not_told_is_not_guessed(String members) {
        assertThat(ours(members).status()).isNull();
    }

    @Test
    void that_we_read_a_customers_message_is_no_receipt_of_it() {
        assertThat(Told.events(
                        "history",
                        thread("{'from':'" + Told.ANA + "','id':'a','timestamp':'1','type':'text',"
                                + "'text':{'body':'Hi'},'history_context':{'status':'READ'}}")))
                .singleElement()
                .isInstanceOf(MessageReceived.class);
    }

    private static EchoReceived ours(String members) {
        return Told.one(
                EchoReceived.class,
                "history",
                thread("{'from':'15550783881','id':'a','timestamp':'1','type':'text','text':{'body':'Here'}," + members
                        + "}"));
    }

    private static String thread(String message) {
        return "'history':[{'threads':[{'id':'" + Told.ANA + "','messages':[" + message + "]}]}]";
    }
}
