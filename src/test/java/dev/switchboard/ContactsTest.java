package dev.switchboard;

import static dev.switchboard.SourcesHouse.ASHA;
import static dev.switchboard.SourcesHouse.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {
    @TempDir
    Path data;

    private SourcesHouse house;

    @BeforeEach
    void open() {
        house = new SourcesHouse(data, Map.of("limits.contacts_max", "5", "limits.contacts_mb", "1"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static void counts(JsonNode data, int created, int updated, int errors) {
        assertThat(data.get("created").asInt()).isEqualTo(created);
        assertThat(data.get("updated").asInt()).isEqualTo(updated);
        assertThat(data.get("errors")).hasSize(errors);
    }

    private int total() {
        return house.service.json(LEADS).at("/pagination/total").asInt();
    }

    @Test
    void one_contact_makes_a_lead_without_a_channel() {
        counts(
                house.contact("{'phone':'+91 89795-56941','name':'Asha','email':'a@x.example','company':'Acme'}"),
                1,
                0,
                0);
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("customer_phone").asText()).isEqualTo(ASHA);
        assertThat(lead.get("name").asText()).isEqualTo("Asha");
        assertThat(lead.get("email").asText()).isEqualTo("a@x.example");
        assertThat(lead.get("company").asText()).isEqualTo("Acme");
        assertThat(lead.get("platforms")).isEmpty();
        assertThat(lead.get("conversation_count").asInt()).isZero();
        assertThat(lead.get("last_message_at").isNull()).isTrue();
        assertThat(lead.get("first_contact_at").asText()).isEqualTo("2026-11-21T10:00:00.000Z");
        assertThat(house.number("SELECT COUNT(*) FROM leads WHERE source = 'import'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+91 89795-56941",
                "918979556941",
                "08979556941",
                "89795 56941",
                "0091 8979556941",
                "(+91) 8979 556 941",
                "+91.8979.556941"
            })
    void any_spelling_of_a_phone_joins_the_lead_that_wrote(String phone) {
        house.talk(ASHA, "wamid.1", "hi");
        counts(house.contact("{'phone':'" + phone + "','name':'Asha Rao'}"), 1, 0, 0);
        assertThat(total()).isEqualTo(1);
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Asha Rao");
        assertThat(house.lead(ASHA).get("total_messages").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "5511987654321,+55 11 98765-4321",
        "551187654321,+55 11 98765-4321",
        "5215512345678,+52 55 1234 5678",
        "5491123456789,+54 9 11 2345-6789"
    })
    void numbers_that_whatsapp_spells_otherwise_join_too(String written, String typed) {
        house.talk(written, "wamid.1", "hi");
        house.contact("{'phone':'" + typed + "','company':'Acme'}");
        assertThat(total()).isEqualTo(1);
        assertThat(house.lead(written).get("company").asText()).isEqualTo("Acme");
    }

    @Test
    void who_was_imported_first_and_writes_later_is_the_same_lead() {
        house.contact("{'phone':'+91 89795-56941','email':'a@x.example'}");
        house.talk(ASHA, "wamid.1", "hi");
        assertThat(total()).isEqualTo(1);
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("name").asText()).isEqualTo("Asha");
        assertThat(lead.get("email").asText()).isEqualTo("a@x.example");
        assertThat(lead.get("platforms").get(0).asText()).isEqualTo("whatsapp");
        assertThat(lead.get("last_message_sender").asText()).isEqualTo("agent");
    }

    @Test
    void a_contact_without_a_phone_gets_a_key_of_its_own() {
        house.contact("{'name':'Nobody','email':'n@x.example'}");
        house.contact("{'name':'Nobody','email':'n@x.example'}");
        JsonNode leads = house.service.json(LEADS).get("data");
        assertThat(leads).hasSize(2);
        String key = leads.get(0).get("customer_phone").asText();
        assertThat(key).matches("lead-[0-9a-f-]{36}");
        assertThat(leads.get(0).get("platforms")).isEmpty();
        counts(house.contact("{'phone':'" + key + "','company':'Acme'}"), 0, 1, 0);
        assertThat(house.lead(key).get("company").asText()).isEqualTo("Acme");
        assertThat(house.lead(key).get("name").asText()).isEqualTo("Nobody");
    }

    @Test
    void what_an_update_leaves_out_stays_and_what_it_empties_goes() {
        house.contact("{'phone':'+918979556941','name':'Asha','email':'a@x.example','company':'Acme'}");
        counts(house.contact("{'phone':'8979556941','name':'Asha Rao','email':''}"), 0, 1, 0);
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("name").asText()).isEqualTo("Asha Rao");
        assertThat(lead.get("email").isNull()).isTrue();
        assertThat(lead.get("company").asText()).isEqualTo("Acme");
    }

    @Test
    void many_at_once_and_a_bad_one_is_told_while_the_others_are_taken() {
        JsonNode answer = house.contact("{'contacts':[{'phone':'+918979556941'},{'phone':'call me'},{'email':'x'},"
                + "{'phone':'+918979556942','email':'nope'},{'name':'N'}]}");
        counts(answer, 2, 0, 3);
        assertThat(answer.get("errors").findValuesAsText("line")).containsExactly("2", "3", "4");
        assertThat(answer.get("errors").findValuesAsText("field")).containsExactly("phone", "email", "email");
        assertThat(answer.toString()).doesNotContain("call me").doesNotContain("nope");
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void a_csv_names_its_columns_in_any_order_and_the_others_are_metadata() {
        JsonNode answer = house.csv(201, "City,EMAIL,Name,phone\nPune,a@x.example,\"Rao, Asha\",+91 89795 56941\n")
                .get("data");
        counts(answer, 1, 0, 0);
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Rao, Asha");
        assertThat(house.number("SELECT COUNT(*) FROM contacts WHERE metadata = '{\"City\":\"Pune\"}'"))
                .isEqualTo(1);
    }

    @Test
    void a_csv_may_have_semicolons_a_byte_order_mark_and_windows_line_ends() {
        byte[] csv = "\uFEFFphone;name\r\n8979556941;Åsa\r\n\r\n8979556942;Bo\r\n".getBytes(StandardCharsets.UTF_8);
        counts(house.csv(201, csv).get("data"), 2, 0, 0);
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Åsa");
    }

    @Test
    void errors_of_a_csv_name_the_line_in_the_file() {
        JsonNode answer = house.csv(
                        201,
                        "phone,name\n8979556941,\"two\nlines\"\nnone,Bo\n\n8979556942,C,too much\n,,\n8979556943,D\n")
                .get("data");
        counts(answer, 2, 0, 3);
        assertThat(answer.get("errors").findValuesAsText("line")).containsExactly("4", "6", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv; charset=klingon", "Text/CSV;charset=", "text/csv; charset=\"utf-8\""})
    void a_csv_is_utf8_whatever_its_type_says(String type) {
        byte[] csv = "phone,name\n8979556941,Åsa\n".getBytes(StandardCharsets.UTF_8);
        assertThat(house.service.post("/users/demo/contacts", type, csv).statusCode())
                .isEqualTo(201);
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Åsa");
    }

    @Test
    void an_empty_cell_forgets_nothing() {
        house.contact("{'phone':'+918979556941','name':'Asha','email':'a@x.example'}");
        counts(house.csv(201, "phone,name,email\n8979556941,,new@x.example\n").get("data"), 0, 1, 0);
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Asha");
        assertThat(house.lead(ASHA).get("email").asText()).isEqualTo("new@x.example");
    }

    @Test
    void a_csv_whose_quotes_do_not_close_is_taken_as_far_as_it_can_be_read() {
        JsonNode answer =
                house.csv(201, "phone,name\n8979556941,Asha\n8979556942,\"Bo\n").get("data");
        assertThat(answer.get("created").asInt()).isEqualTo(1);
        assertThat(answer.get("errors").get(0).get("line").asInt()).isEqualTo(3);
    }

    @Test
    void a_csv_without_a_known_column_or_not_in_utf8_is_400() {
        house.csv(400, "a,b\n1,2\n");
        house.csv(400, "");
        assertThat(house.csv(400, "city,phone,name,phone\n0,1,2,3\n")
                        .get("message")
                        .asText())
                .isEqualTo("The header names column 2 twice");
        house.csv(400, new byte[] {'p', 'h', 'o', 'n', 'e', '\n', (byte) 0xff, (byte) 0xfe});
    }

    @Test
    void more_rows_or_bytes_than_configured_are_413() {
        house.csv(413, "phone\n" + "8979556941\n".repeat(6));
        house.call(413, "POST", "/users/demo/contacts", "{'contacts':[{},{},{},{},{},{}]}");
        house.csv(413, "phone\n" + " ".repeat(1 << 20));
        assertThat(total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{'contacts':{}}", "nothing"})
    void what_is_no_contact_is_400(String body) {
        house.call(400, "POST", "/users/demo/contacts", body);
    }

    @Test
    void a_contact_of_a_deleted_lead_does_not_bring_it_back() {
        house.contact("{'phone':'+918979556941','name':'Asha'}");
        house.call(200, "DELETE", LEADS + "/" + ASHA, "");
        counts(house.contact("{'phone':'+918979556941','name':'Asha Rao'}"), 0, 1, 0);
        assertThat(total()).isZero();
        house.call(200, "POST", LEADS + "/" + ASHA + "/restore", "");
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Asha Rao");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+91 8979 550007", "IN.7"})
    void a_contact_of_who_was_only_ever_told_of_is_a_lead(String phone) {
        house.toldOf("918979550007", "IN.7");
        assertThat(house.service.json(LEADS).get("data")).isEmpty();
        counts(house.contact("{'phone':'" + phone + "','name':'Bo'}"), 1, 0, 0);
        assertThat(house.service
                        .json(LEADS + "?search=bo")
                        .at("/data/0/first_contact_at")
                        .asText())
                .isEqualTo(Json.time(house.clock.instant()));
        assertThat(house.service.json(LEADS + "/stats").at("/data/total_leads").asInt())
                .isEqualTo(1);
    }

    @Test
    void an_unknown_user_is_404_and_the_audit_knows_who_imported() {
        house.call(404, "POST", "/users/nobody/contacts", "{'name':'x'}");
        house.contact("{'name':'x'}");
        assertThat(house.number("SELECT COUNT(*) FROM audit WHERE action = 'contacts.put'"))
                .isEqualTo(1);
    }
}
