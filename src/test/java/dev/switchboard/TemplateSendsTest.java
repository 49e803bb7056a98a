package dev.switchboard;

import static dev.switchboard.SourcesHouse.ASHA;
import static dev.switchboard.SourcesHouse.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSendsTest {
    private static final String SENDS = "/users/demo/template-sends";

    @TempDir
    Path data;

    private SourcesHouse house;

    @BeforeEach
    void open() {
        house = new SourcesHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_template_alone_makes_a_lead_as_the_reference_says() {
        JsonNode made =
                house.sent("welcome", "2026-11-20T08:00:00Z", "+91 89795-56941").get(0);
        house.sent("offer", "2026-11-20T09:00:00Z", "8979556941");
        house.sent("older", "2026-11-19T09:00:00Z", ASHA);
        assertThat(made.get("customer_phone").asText()).isEqualTo(ASHA);
        assertThat(made.get("status").asText()).isEqualTo("sent");
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("conversation_count").asInt()).isZero();
        assertThat(lead.get("total_messages").asInt()).isZero();
        assertThat(lead.get("conversations")).isEmpty();
        assertThat(lead.get("platforms").toString()).isEqualTo("[\"whatsapp\"]");
        assertThat(lead.get("last_message_at").asText()).isEqualTo("2026-11-20T09:00:00.000Z");
        assertThat(lead.get("last_message_text").isNull()).isTrue();
        assertThat(lead.get("last_message_sender").isNull()).isTrue();
        assertThat(lead.get("first_contact_at").asText()).isEqualTo("2026-11-19T09:00:00.000Z");
        assertThat(lead.get("template_sends_count").asInt()).isEqualTo(3);
    }

    @Test
    void a_later_conversation_joins_the_lead_and_its_messages_are_the_last() {
        house.sent("welcome", "2026-11-21T10:03:00Z", ASHA); // after the message, by another clock
        house.talk(ASHA, "wamid.1", "hi");
        house.sent("offer", "2026-11-21T10:04:00Z", ASHA);
        assertThat(house.service.json(LEADS).at("/pagination/total").asInt()).isEqualTo(1);
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("template_sends_count").asInt()).isEqualTo(2);
        assertThat(lead.get("total_messages").asInt()).isEqualTo(2);
        assertThat(lead.get("last_message_text").asText()).isEqualTo("You said: hi");
        assertThat(lead.get("first_contact_at").asText()).isEqualTo("2026-11-21T10:00:00.000Z");
    }

    @Test
    void the_first_send_is_the_first_contact_of_who_was_only_imported() {
        house.contact("{'phone':'+918979556941','name':'Asha'}");
        house.sent("welcome", "2026-11-21T10:02:00Z", ASHA);
        assertThat(house.lead(ASHA).get("first_contact_at").asText()).isEqualTo("2026-11-21T10:02:00.000Z");
    }

    @Test
    void each_recipient_is_a_send_and_may_have_parameters() {
        JsonNode made = house.call(
                        202,
                        "POST",
                        SENDS,
                        "{'name':'offer','language':'en_US','phone_number_id':'106540352242922',"
                                + "'sent_at':'2026-11-20T09:00:00+05:30','recipients':['+918979556941',"
                                + "{'to':'+91 89795 56942','parameters':{'body':['Bo',5]}}]}")
                .get("data");
        assertThat(made.findValuesAsText("customer_phone")).containsExactly(ASHA, "918979556942");
        String id = made.get(1).get("template_send_id").asText();
        JsonNode send = house.service.json(SENDS + "/" + id).get("data");
        assertThat(send.get("parameters").toString()).isEqualTo("{\"body\":[\"Bo\",5]}");
        assertThat(send.get("name").asText()).isEqualTo("offer");
        assertThat(send.get("language").asText()).isEqualTo("en_US");
        assertThat(send.get("phone_number_id").asText()).isEqualTo("106540352242922");
        assertThat(send.get("sent_at").asText()).isEqualTo("2026-11-20T03:30:00.000Z");
    }

    @Test
    void sends_are_listed_newest_first_by_customer_and_by_name() {
        house.sent("welcome", "2026-11-20T08:00:00Z", ASHA, "918979556942");
        house.sent("offer", "2026-11-20T07:00:00Z", ASHA);
        assertThat(names("")).containsExactly("welcome", "welcome", "offer");
        assertThat(names("?customer_phone=%2B91%2089795-56941")).containsExactly("welcome", "offer");
        assertThat(names("?name=offer")).containsExactly("offer");
        assertThat(names("?name=offer&customer_phone=918979556942")).isEmpty();
        assertThat(names("?customer_phone=1")).isEmpty();
        JsonNode page = house.service.json(SENDS + "?limit=1&offset=2");
        assertThat(page.at("/pagination/total").asInt()).isEqualTo(3);
        assertThat(page.at("/pagination/hasMore").asBoolean()).isFalse();
        assertThat(house.status(SENDS + "/none")).isEqualTo(404);
    }

    private java.util.List<String> names(String query) {
        return house.service.json(SENDS + query).get("data").findValuesAsText("name");
    }

    @Test
    void without_sent_at_it_says_that_sending_comes_later() {
        JsonNode error = house.call(400, "POST", SENDS, "{'name':'offer','recipients':['+918979556941']}");
        assertThat(error.get("message").asText()).startsWith("sent_at is missing: sending templates is not built yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'recipients':['+918979556941'],'sent_at':'2026-11-20T08:00:00Z'}|name is missing",
                "{'name':'o','recipients':[],'sent_at':'2026-11-20T08:00:00Z'}|recipients must be a list",
                "{'name':'o','recipients':['+918979556941','x'],'sent_at':'2026-11-20T08:00:00Z'}|recipients[1] is not a phone",
                "{'name':'o','recipients':['+918979556941'],'sent_at':'yesterday'}|sent_at must be an ISO 8601 time",
                "{'name':'o','recipients':['+918979556941'],'sent_at':'2027-01-01T00:00:00Z'}|sent_at must not be in the future",
                "{'name':'o','recipients':['+918979556941'],'sent_at':'1969-12-31T23:59:59Z'}|sent_at must not be before 1970",
                "{'name':['o'],'recipients':['+918979556941'],'sent_at':'2026-11-20T08:00:00Z'}|name must be a string",
                "{'name':'o','recipients':[{'to':'+918979556941','parameters':7}],'sent_at':'2026-11-20T08:00:00Z'}|recipients[0].parameters"
            })
    void what_is_wrong_is_named_and_nothing_is_recorded(String body, String message) {
        assertThat(house.call(400, "POST", SENDS, body).get("message").asText()).startsWith(message);
        assertThat(house.number("SELECT COUNT(*) FROM leads")).isZero();
    }

    @Test
    void the_sends_of_a_deleted_lead_are_not_listed() {
        house.sent("welcome", "2026-11-20T08:00:00Z", ASHA);
        house.call(200, "DELETE", LEADS + "/" + ASHA, "");
        assertThat(names("")).isEmpty();
    }
}
