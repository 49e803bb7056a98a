package dev.switchboard;

import static dev.switchboard.SourcesHouse.ASHA;
import static dev.switchboard.SourcesHouse.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionsTest {
    private static final String SCORES =
            "'intent_score':%s,'urgency_score':%s,'budget_score':%s,'fit_score':%s,'engagement_score':%s";

    @TempDir
    static Path data;

    private static SourcesHouse house;
    private static int customers;

    private String customer;

    @BeforeAll
    static void open() {
        house = new SourcesHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A lead of its own for each test. */
    @BeforeEach
    void lead() {
        customer = Long.toString(919000000000L + ++customers);
        house.contact("{'phone':'+" + customer + "','name':'Imported','email':'i@x.example'}");
    }

    private static String scores(Object... scores) {
        return "{" + SCORES.formatted(scores) + "}";
    }

    private String refused(String json) {
        return house.call(400, "POST", LEADS + "/" + customer + "/extractions", json)
                .get("message")
                .asText();
    }

    @Test
    void an_extraction_is_shown_on_its_lead() {
        JsonNode made = house.extract(
                customer,
                "{'name':'Siddhant','email':'s@x.example','company':'Acme'," + SCORES.formatted(1, 1, 2, 2, 2)
                        + ",'lead_status':'Warm','quality_score':42,'summary':'Wants a demo','requests':['demo'],"
                        + "'interest':'pricing'}");
        JsonNode lead = house.lead(customer);
        assertThat(UUID.fromString(made.get("extraction_id").asText()).toString())
                .isEqualTo(lead.get("extraction_id").asText());
        assertThat(lead.get("has_extraction").asBoolean()).isTrue();
        assertThat(lead.get("name").asText()).isEqualTo("Siddhant");
        assertThat(lead.get("email").asText()).isEqualTo("s@x.example");
        assertThat(lead.get("company").asText()).isEqualTo("Acme");
        assertThat(lead.get("total_score").asInt()).isEqualTo(8);
        assertThat(lead.get("budget_score").asInt()).isEqualTo(2);
        assertThat(lead.get("lead_status").asText()).isEqualTo("Warm");
        assertThat(made.get("requests").toString()).isEqualTo("[\"demo\"]");
        assertThat(made.get("interest").asText()).isEqualTo("pricing");
        assertThat(made.get("quality_score").asInt()).isEqualTo(42);
        assertThat(made.get("source").asText()).isEqualTo("api");
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1,1,5,Cold", "2,2,1,1,1,7,Cold", "2,2,2,1,1,8,Warm", "3,2,2,2,2,11,Warm", "3,3,2,2,2,12,Hot"})
    void the_total_is_the_sum_and_says_the_status_where_nobody_does(
            int intent, int urgency, int budget, int fit, int engagement, int total, String status) {
        JsonNode made = house.extract(customer, scores(intent, urgency, budget, fit, engagement));
        assertThat(made.get("total_score").asInt()).isEqualTo(total);
        assertThat(house.lead(customer).get("lead_status").asText()).isEqualTo(status);
    }

    @Test
    void a_status_that_is_given_may_disagree_with_the_scores_and_is_read_in_any_case() {
        house.extract(customer, "{'lead_status':'hOT'," + SCORES.formatted(1, 1, 1, 1, 1) + "}");
        assertThat(house.lead(customer).get("lead_status").asText()).isEqualTo("Hot");
        assertThat(house.lead(customer).get("total_score").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "1.5", "'2'", "true", "99999999999"})
    void a_score_outside_1_to_3_is_refused_by_name(String score) {
        assertThat(refused(scores(1, 1, score, 1, 1))).isEqualTo("budget_score must be a whole number from 1 to 3");
    }

    @Test
    void four_scores_are_refused_naming_the_fifth() {
        assertThat(refused("{'intent_score':1,'urgency_score':1,'budget_score':1,'fit_score':1}"))
                .contains("engagement_score");
        assertThat(refused(scores(1, 1, 1, 1, "null"))).contains("engagement_score");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lead_status':'Lukewarm'}|lead_status must be one of Hot, Warm, Cold",
                "{'quality_score':101}|quality_score must be a whole number from 0 to 100",
                "{'name':7}|name must be a string",
                "{'email':'nobody'}|email must be an e-mail address",
                "{'requests':{'a':1}}|requests must be a text or a list of texts, of at most 10000 characters",
                "[]|an extraction must be an object"
            },
            quoteCharacter = '"')
    void what_is_wrong_is_named(String json, String message) {
        assertThat(refused(json)).isEqualTo(message);
    }

    @Test
    void an_extraction_that_says_nothing_is_refused() {
        assertThat(refused("{}")).startsWith("an extraction needs at least one of");
        assertThat(refused("{'name':' ','email':''}")).startsWith("an extraction needs at least one of");
        assertThat(house.lead(customer).get("has_extraction").asBoolean()).isFalse();
    }

    @Test
    void the_newest_counts_as_a_whole_and_what_it_leaves_out_comes_from_the_contact() {
        house.extract(customer, "{'name':'First','company':'Old Ltd'," + SCORES.formatted(3, 3, 3, 3, 3) + "}");
        JsonNode newest = house.extract(customer, "{'name':'Second','email':''}");
        JsonNode lead = house.lead(customer);
        assertThat(lead.get("name").asText()).isEqualTo("Second");
        assertThat(lead.get("email").asText()).isEqualTo("i@x.example");
        assertThat(lead.get("company").isNull()).isTrue();
        assertThat(lead.get("total_score").isNull()).isTrue();
        assertThat(lead.get("lead_status").isNull()).isTrue();
        assertThat(lead.get("extraction_id")).isEqualTo(newest.get("extraction_id"));
    }

    @Test
    void the_history_is_listed_newest_first_in_pages() {
        for (int i = 1; i <= 3; i++) {
            house.extract(customer, "{'name':'N" + i + "'}"); // all in the same millisecond
        }
        String path = LEADS + "/+" + customer + "/extractions";
        JsonNode all = house.service.json(path);
        assertThat(all.get("data").findValuesAsText("name")).containsExactly("N3", "N2", "N1");
        JsonNode page = house.service.json(path + "?limit=1&offset=1");
        assertThat(page.get("data").findValuesAsText("name")).containsExactly("N2");
        assertThat(page.at("/pagination/total").asInt()).isEqualTo(3);
        assertThat(page.at("/pagination/hasMore").asBoolean()).isTrue();
        assertThat(house.status(path + "?limit=0")).isEqualTo(400);
    }

    @Test
    void a_clock_that_goes_back_makes_no_extraction_older() {
        house.extract(customer, "{'name':'Before'}");
        house.clock.advance(Duration.ofHours(-1));
        house.extract(customer, "{'name':'After'}");
        house.clock.advance(Duration.ofHours(1));
        assertThat(house.lead(customer).get("name").asText()).isEqualTo("After");
    }

    @Test
    void an_unknown_or_deleted_lead_is_404() {
        JsonNode error = house.call(404, "POST", LEADS + "/12345/extractions", "{'name':'x'}");
        assertThat(error.get("message").asText()).isEqualTo("Lead not found");
        assertThat(house.status(LEADS + "/12345/extractions")).isEqualTo(404);
        house.call(200, "DELETE", LEADS + "/" + customer, "");
        house.call(404, "POST", LEADS + "/" + customer + "/extractions", "{'name':'x'}");
        assertThat(house.status(LEADS + "/" + customer + "/extractions")).isEqualTo(404);
    }

    @Test
    void a_name_the_channel_tells_later_does_not_replace_what_was_extracted() {
        house.extract(customer, "{'name':'Real Name'}");
        house.talk(customer, "wamid.x1", "hi");
        assertThat(house.lead(customer).get("name").asText()).isEqualTo("Real Name");
        house.talk(ASHA, "wamid.x2", "hi");
        assertThat(house.lead(ASHA).get("name").asText()).isEqualTo("Asha");
    }

    @Test
    void who_added_it_is_in_the_audit() {
        String id = house.extract(customer, "{'name':'x'}").get("extraction_id").asText();
        assertThat(house.number("SELECT COUNT(*) FROM audit WHERE action = 'extraction.added' AND actor = 'open'"
                        + " AND target = '" + id + "'"))
                .isEqualTo(1);
    }
}
