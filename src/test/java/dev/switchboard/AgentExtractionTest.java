package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent over HTTP says of the customer beside its answer. */
class AgentExtractionTest {
    private static final String ASHA = "918979556941";

    @TempDir
    Path data;

    private AgentHouse house;

    @BeforeEach
    void open() {
        house = new AgentHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode ask(String answer) {
        house.answer("/bot", okJson(answer.replace('\'', '"')));
        house.write(ASHA, "hi");
        Service.await().until(() -> house.service.texts(ASHA).contains("hello"));
        return house.service.json("/users/demo/leads/" + ASHA).get("data");
    }

    @Test
    void an_extraction_in_an_answer_is_stored_with_it() {
        JsonNode lead = ask("{'text':'hello','extraction':{'name':'Asha Rao','email':'a@x.example',"
                + "'intent_score':3,'urgency_score':3,'budget_score':2,'fit_score':2,'engagement_score':3}}");
        assertThat(lead.get("name").asText()).isEqualTo("Asha Rao");
        assertThat(lead.get("total_score").asInt()).isEqualTo(13);
        assertThat(lead.get("lead_status").asText()).isEqualTo("Hot");
        JsonNode history =
                house.service.json("/users/demo/leads/" + ASHA + "/extractions").get("data");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).get("source").asText()).isEqualTo("agent");
    }

    @Test
    void an_extraction_that_is_not_valid_is_left_out_and_counted_and_the_answer_is_sent() {
        JsonNode lead = ask("{'text':'hello','extraction':{'name':'Asha Rao','intent_score':9}}");
        assertThat(lead.get("name").asText()).isEqualTo("Asha");
        assertThat(lead.get("has_extraction").asBoolean()).isFalse();
        assertThat(house.service.get("/metrics").body())
                .contains("switchboard_agent_extractions_total{outcome=\"left_out\"} 1");
    }
}
