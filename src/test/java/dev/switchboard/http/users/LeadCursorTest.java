package dev.switchboard.http.users;

import static dev.switchboard.leads.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Going on behind a lead instead of skipping a number of them. */
class LeadCursorTest {
    private LeadsFixture leads;

    @BeforeEach
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead("u", "1", "name", "Bob", "last_message_at", at("2025-12-01T00:00:00Z"), "total_score", 7)
                .lead("u", "2", "name", "alice", "last_message_at", at("2025-12-01T00:00:00Z"))
                .lead("u", "3", "total_score", 7)
                .lead("u", "4", "name", "bob", "last_message_at", at("2025-12-03T00:00:00Z"), "total_score", 15)
                .lead("u", "5", "name", "Zoe")
                .lead("u", "6", "total_score", 5)
                .lead("u", "7");
    }

    @AfterEach
    void close() {
        leads.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort_order=asc",
                "sort_by=name",
                "sort_by=name&sort_order=asc",
                "sort_by=total_score",
                "sort_by=total_score&sort_order=asc",
                "sort_by=total_messages",
                "sort_by=created_at&sort_order=asc",
                "sort_by=name&platform=whatsapp,instagram&search=b",
                "sort_by=total_score&has_email=false&days=3650"
            })
    void a_walk_sees_what_one_long_page_shows(String query) {
        for (int limit = 1; limit < 8; limit++) {
            assertThat(walk(query, limit)).isEqualTo(leads.phones(query));
        }
    }

    private List<String> walk(String query, int limit) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = leads.api.json(200, "/users/u/leads?" + query + "&limit=" + limit + "&cursor=" + cursor);
            JsonNode pagination = page.get("pagination");
            assertThat(pagination.get("offset").asInt()).isEqualTo(all.size());
            assertThat(pagination.get("hasMore").asBoolean()).isEqualTo(pagination.has("nextCursor"));
            all.addAll(page.get("data").findValuesAsText("customer_phone"));
            cursor = pagination.has("nextCursor") ? pagination.get("nextCursor").asText() : null;
        }
        return all;
    }

    @Test
    void a_new_lead_in_front_does_not_shift_a_walk() {
        String next = cursor("limit=2");
        leads.rows.lead("u", "8", "last_message_at", at("2025-12-09T00:00:00Z"));

        assertThat(leads.phones("limit=1&cursor=" + next)).containsExactly("1");
    }

    private String cursor(String query) {
        return leads.api
                .json(200, "/users/u/leads?" + query)
                .get("pagination")
                .get("nextCursor")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort_by=name",
                "sort_order=asc",
                "platform=whatsapp",
                "search=b",
                "days=7",
                "from_date=2025-01-01"
            })
    void a_cursor_belongs_to_its_list(String other) {
        assertThat(leads.refusal("/users/u/leads?" + other + "&cursor=" + cursor("limit=2")))
                .isEqualTo("cursor belongs to a list with other filters or another sort");
    }

    @Test
    void the_order_in_which_a_filter_is_written_makes_no_other_list() {
        String next = cursor("limit=1&platform=whatsapp,%20Instagram&days=3650");

        assertThat(leads.phones("limit=1&days=3650&platform=instagram,whatsapp&cursor=" + next))
                .containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "////", "\u00e9", "9999999999999999999999999999999999999999"})
    void a_broken_cursor_is_refused(String cursor) {
        assertThat(leads.refusal("/users/u/leads?cursor=" + LeadsFixture.encoded(cursor)))
                .isEqualTo("cursor is not one that pagination.nextCursor gave");
    }

    @Test
    void a_cursor_that_was_cut_off_is_refused() {
        String next = cursor("limit=2");

        assertThat(leads.refusal("/users/u/leads?cursor=" + next.substring(0, next.length() - 1)))
                .isEqualTo("cursor is not one that pagination.nextCursor gave");
    }

    @Test
    void a_cursor_and_an_offset_exclude_each_other() {
        assertThat(leads.refusal("/users/u/leads?offset=2&cursor=" + cursor("limit=2")))
                .isEqualTo("cursor cannot be used together with offset");
    }
}
