package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static dev.switchboard.SourcesHouse.ASHA;
import static dev.switchboard.SourcesHouse.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.message.Content;
import dev.switchboard.message.Extraction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of an erased lead is left in the files of the store, and it does not come back by itself. */
class LeadEraseTest {
    private static final String LEAD = LEADS + "/" + ASHA;
    private static final String OTHER = "918979550000";

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

    private void erase() {
        house.call(200, "DELETE", LEAD + "?erase=true", "");
    }

    /** Which of the words the files of the store still hold. */
    private List<String> found(String... words) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(path -> path.toString().contains("switchboard.db"))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                Stream.of(words).filter(bytes::contains).forEach(word -> found.add(word + " in " + file.getFileName()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    @Test
    void the_files_of_the_store_hold_nothing_of_what_was_erased() {
        house.talk(OTHER, "wamid.other", "stays here");
        for (int i = 0; i < 30; i++) {
            house.talk(ASHA, "wamid.KEEPSAKE" + i, "my secret wish " + i + " " + "long ".repeat(300));
        }
        house.contact("{'phone':'+918979556941','name':'Asha Topaz','email':'topaz@x.example','company':'Topaz Ltd',"
                + "'metadata':{'street':'Topaz Road'}}");
        house.extract(ASHA, "{'summary':'wants a topaz ring','requests':['topaz']}");
        house.sent("ring_offer", "2026-11-20T08:00:00Z", ASHA);
        assertThat(found("secret wish", "topaz", ASHA)).isNotEmpty();
        erase();
        assertThat(found(ASHA, "KEEPSAKE", "secret wish", "topaz", "Topaz", "ring_offer", "89795-56941"))
                .isEmpty();
        assertThat(found("stays here")).isNotEmpty();
        assertThat(house.texts(OTHER)).contains("stays here");
    }

    /** Who knows which three letters stood together in one text knows the text. */
    @Test
    void the_search_index_forgets_the_letters_too() {
        house.contact("{'phone':'+918979550000','name':'Kept'}");
        house.contact("{'phone':'+918979556941','name':'Asha \u0416xy'}");
        Service.await().until(() -> house.number("SELECT COUNT(*) FROM lead_search WHERE state = 1") == 0);
        String letters = new String("\u0436xy".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(found(letters)).isNotEmpty();
        erase();
        assertThat(found(letters)).isEmpty();
        assertThat(house.service
                        .json(LEADS + "?search=kept")
                        .at("/pagination/total")
                        .asInt())
                .isOne();
    }

    @Test
    void the_index_of_addresses_forgets_the_domain_too() {
        house.contact("{'phone':'+918979556941','name':'Asha','email':'topaz@gems.example'}");
        assertThat(found("@gems.example\u001fzap")).isNotEmpty();
        erase();
        assertThat(found("gems.example")).isEmpty();
    }

    @Test
    void it_is_nowhere_to_be_read_and_erasing_again_is_200() {
        house.talk(ASHA, "wamid.1", "hi");
        erase();
        assertThat(house.status(LEAD)).isEqualTo(404);
        assertThat(house.service.json(LEADS).get("data")).isEmpty();
        assertThat(house.service.json(LEADS + "/stats").at("/data/total_leads").asInt())
                .isZero();
        erase();
        house.call(404, "POST", LEAD + "/restore", "");
    }

    @Test
    void what_is_delivered_again_stays_out_and_a_new_message_makes_a_new_lead() {
        house.talk(ASHA, "wamid.1", "old words");
        erase();
        house.service.post(SourcesHouse.body(ASHA, WhatsAppBody.textMessage(ASHA, "wamid.1", "old words")));
        assertThat(house.status(LEAD)).isEqualTo(404);
        assertThat(found("old words")).isEmpty();
        house.talk(ASHA, "wamid.2", "new words");
        JsonNode lead = house.lead(ASHA);
        assertThat(lead.get("total_messages").asInt()).isEqualTo(2);
        assertThat(lead.get("has_extraction").asBoolean()).isFalse();
        assertThat(house.texts(ASHA)).containsExactly("new words", "You said: new words");
    }

    @Test
    void what_is_told_later_of_an_erased_message_is_not_kept() {
        house.talk(ASHA, "wamid.1", "hi");
        String own = house.service.messages(ASHA).getLast().get("message_id").asText();
        erase();
        house.service.post(WhatsAppBody.body(List.of(WhatsAppBody.change(
                WhatsAppBody.NUMBER, List.of(), List.of(WhatsAppBody.status("wamid.unheard", "delivered", own))))));
        assertThat(house.number("SELECT COUNT(*) FROM raw_events")).isZero();
        assertThat(house.number("SELECT COUNT(*) FROM early_receipts")).isZero();
    }

    @Test
    void a_deleted_lead_is_erased_with_all_that_was_merged_into_it() {
        house.talk("5511987654321", "wamid.1", "premier");
        house.call(200, "DELETE", LEADS + "/5511987654321", "");
        house.call(200, "DELETE", LEADS + "/551187654321?erase=1", "");
        assertThat(found("5511987654321", "premier")).isEmpty();
    }

    @Test
    void an_answer_that_is_on_its_way_ends_without_being_stored() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch erased = new CountDownLatch(1);
        try (SourcesHouse slow = new SourcesHouse(data.resolve("slow"), (request, pieces) -> {
            asked.countDown();
            await(erased);
            return new AgentResult.Replies(
                    List.of(new Content.Text("too late")),
                    new Extraction("Late", null, null, null, null, null, null, null, null),
                    null);
        })) {
            slow.service.post(SourcesHouse.body(ASHA, WhatsAppBody.textMessage(ASHA, "wamid.1", "hi")));
            asked.await();
            slow.call(200, "DELETE", LEAD + "?erase=true", "");
            erased.countDown();
            slow.service.post(SourcesHouse.body(OTHER, WhatsAppBody.textMessage(OTHER, "wamid.2", "hi")));
            Service.await().until(() -> slow.service.texts(OTHER).contains("too late"));
            assertThat(slow.status(LEAD)).isEqualTo(404);
            assertThat(slow.number("SELECT COUNT(*) FROM leads")).isEqualTo(1);
            assertThat(slow.number("SELECT COUNT(*) FROM messages")).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_waits_to_be_sent_and_what_was_given_up_goes_too() {
        house.service.graph.stubFor(any(anyUrl()).willReturn(serverError()));
        house.service.post(SourcesHouse.body(ASHA, WhatsAppBody.textMessage(ASHA, "wamid.1", "hi")));
        Service.await().until(() -> house.number("SELECT COUNT(*) FROM queue_items WHERE kind = 'uncertain'") == 1);
        erase();
        assertThat(house.number("SELECT (SELECT COUNT(*) FROM queue_items) + (SELECT COUNT(*) FROM lanes)"))
                .isZero();
        assertThat(house.number("SELECT COUNT(*) FROM messages")).isZero();
    }

    @Test
    void a_slice_that_was_nobodys_when_it_came_is_erased_as_well() {
        house.service.post(WhatsAppBody.body(List.of(WhatsAppBody.change(
                WhatsAppBody.NUMBER, List.of(), List.of(WhatsAppBody.status("wamid.early", "read", "none"))))));
        assertThat(house.number("SELECT COUNT(*) FROM raw_events WHERE lead_id IS NULL"))
                .isEqualTo(1);
        house.talk(ASHA, "wamid.1", "hi");
        erase();
        assertThat(found(ASHA)).isEmpty();
    }

    @Test
    void who_erased_is_in_the_audit() {
        house.talk(ASHA, "wamid.1", "hi");
        erase();
        assertThat(house.number("SELECT COUNT(*) FROM audit WHERE action = 'lead.erased' AND actor = 'open'"))
                .isEqualTo(1);
    }
}
