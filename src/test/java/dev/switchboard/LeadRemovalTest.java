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

class LeadRemovalTest {
    private static final String LEAD = LEADS + "/" + ASHA;

    @TempDir
    Path data;

    private SourcesHouse house;

    @BeforeEach
    void open() {
        house = new SourcesHouse(data);
        house.talk(ASHA, "wamid.1", "hi");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void delete() {
        house.call(200, "DELETE", LEADS + "/+91%2089795-56941", "");
    }

    @Test
    void a_deleted_lead_is_in_no_list_no_count_and_no_single_read() {
        delete();
        assertThat(house.service.json(LEADS).get("data")).isEmpty();
        assertThat(house.service.json(LEADS + "/stats").at("/data/total_leads").asInt())
                .isZero();
        assertThat(house.status(LEAD)).isEqualTo(404);
        assertThat(house.status(LEAD + "/messages")).isEqualTo(404);
        assertThat(house.service.json(LEADS + "?customer_phone=" + ASHA).get("data"))
                .isEmpty();
    }

    @Test
    void deleting_again_is_200_and_deleting_what_never_was_is_404() {
        delete();
        delete();
        JsonNode error = house.call(404, "DELETE", LEADS + "/12345", "");
        assertThat(error.get("message").asText()).isEqualTo("Lead not found");
    }

    @Test
    void restoring_brings_all_of_it_back_and_may_be_repeated() {
        house.extract(ASHA, "{'company':'Acme'}");
        JsonNode before = house.lead(ASHA);
        delete();
        JsonNode restored = house.call(200, "POST", LEAD + "/restore", "").get("data");
        assertThat(restored).isEqualTo(before);
        house.call(200, "POST", LEAD + "/restore", "");
        assertThat(house.lead(ASHA)).isEqualTo(before);
        house.call(404, "POST", LEADS + "/12345/restore", "");
    }

    @Test
    void who_was_only_ever_told_of_is_neither_deleted_nor_restored_but_may_be_erased() {
        house.toldOf("918979550007", "IN.7");
        String lead = LEADS + "/IN.7";
        house.call(404, "DELETE", lead, "");
        house.call(404, "POST", lead + "/restore", "");
        assertThat(house.status(lead)).isEqualTo(404);
        house.call(200, "DELETE", lead + "?erase=true", "");
        assertThat(house.number("SELECT COUNT(*) FROM lead_aliases WHERE alias = 'IN.7'"))
                .isZero();
    }

    @Test
    void a_message_of_its_customer_restores_a_deleted_lead() {
        delete();
        house.talk(ASHA, "wamid.2", "me again");
        assertThat(house.lead(ASHA).get("total_messages").asInt()).isEqualTo(4);
    }

    @Test
    void what_is_delivered_again_does_not_restore_it() {
        delete();
        house.service.post(WhatsAppBody.text(ASHA, "wamid.1", "hi"));
        assertThat(house.status(LEAD)).isEqualTo(404);
    }

    @Test
    void who_deleted_and_restored_is_in_the_audit_without_a_phone() {
        delete();
        house.call(200, "POST", LEAD + "/restore", "");
        assertThat(house.number("SELECT COUNT(*) FROM audit a JOIN leads l ON l.lead_id = a.target"
                        + " WHERE a.action IN ('lead.deleted', 'lead.restored') AND a.actor = 'open'"))
                .isEqualTo(2);
    }
}
