package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content.Media;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said before we were connected. */
class HistoryTest {
    private static final String CHUNK = "'metadata':{'phase':0,'chunk_order':1,'progress':55}";

    @Test
    void a_thread_tells_both_sides_of_a_conversation() {
        List<InboundEvent> events = thread(
                "'id':'15550001001'",
                "{'from':'15550783881','id':'a','timestamp':'1','type':'text','text':{'body':'Here'}},"
                        + "{'from':'15550001001','id':'b','timestamp':'2','type':'text','text':{'body':'Thanks'}}");
        assertThat(events.getFirst()).isInstanceOfSatisfying(EchoReceived.class, echo -> {
            assertThat(echo.origin()).isEqualTo(Origin.HISTORY);
            assertThat(echo.customer()).isEqualTo(CustomerIds.of("15550001001"));
        });
        assertThat(events.getLast()).isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.origin()).isEqualTo(Origin.HISTORY);
            assertThat(message.customer()).isEqualTo(CustomerIds.of("15550001001"));
        });
    }

    @Test
    void a_thread_tells_further_ids_of_its_customer() {
        InboundEvent event = thread(
                        "'id':'15550001001','context':{'wa_id':'15550001001','user_id':'US.7'}",
                        "{'from_user_id':'US.7','id':'a','type':'text','text':{'body':'Hi'}}")
                .getFirst();
        assertThat(event)
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> assertThat(message.customer()).isEqualTo(CustomerIds.of("15550001001", "US.7")));
    }

    @Test
    void whoever_is_not_the_customer_was_us_under_another_number() {
        assertThat(thread("'id':'15550001001'", "{'from':'15559990000','id':'a','type':'text','text':{'body':'Hi'}}"))
                .singleElement()
                .isInstanceOf(EchoReceived.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5511987654321,551187654321", "5215512345678,525512345678"})
    void a_number_with_an_extra_digit_is_the_same_customer(String numbers) {
        String[] both = numbers.split(",");
        assertThat(thread(
                        "'id':'" + both[0] + "'",
                        "{'from':'" + both[1] + "','id':'a','type':'text','text':{'body':'Hi'}}"))
                .singleElement()
                .isInstanceOf(MessageReceived.class);
    }

    @Test
    void files_that_come_later_are_messages_of_before() {
        MessageReceived file = Told.one(
                MessageReceived.class,
                "history",
                "'messages':[{'from':'15550001001','id':'a','timestamp':'1','type':'image','image':{'id':'7'}}]");
        assertThat(file.origin()).isEqualTo(Origin.HISTORY);
        assertThat(file.content()).isInstanceOf(Media.class);
        assertThat(Told.one(
                                EchoReceived.class,
                                "history",
                                "'messages':[{'from':'+1 (555) 078-3881','to':'15550001001','id':'a','type':'image'}]")
                        .customer())
                .isEqualTo(CustomerIds.of("15550001001"));
    }

    @Test
    void a_business_may_decline_to_share_its_history() {
        AccountNotice notice = Told.one(
                AccountNotice.class, "history", "'history':[{'errors':[{'code':2593109,'title':'turned off'}]}]");
        assertThat(notice.notice().field()).isEqualTo("history");
        assertThat(notice.notice().event()).isEqualTo("2593109");
        assertThat(notice.notice().severity()).isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{" + CHUNK + "}", "{'threads':[]}", "{'threads':[{'id':'1'}]}", "{}"})
    void a_chunk_without_messages_is_noted(String chunk) {
        assertThat(Told.one(Noted.class, "history", "'history':[" + chunk + "]").kind())
                .isEqualTo("history.empty");
    }

    private static List<InboundEvent> thread(String members, String messages) {
        return Told.events(
                "history", "'history':[{" + CHUNK + ",'threads':[{" + members + ",'messages':[" + messages + "]}]}]");
    }
}
