package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadOrderTest {
    private LeadsFixture leads;

    @BeforeAll
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead(
                        "u",
                        "1",
                        "name",
                        "bob",
                        "total_score",
                        7,
                        "total_messages",
                        3,
                        "last_message_at",
                        300,
                        "first_contact_at",
                        10,
                        "created_at",
                        5)
                .lead(
                        "u",
                        "2",
                        "name",
                        "Alice",
                        "total_score",
                        7,
                        "total_messages",
                        3,
                        "last_message_at",
                        300,
                        "first_contact_at",
                        20,
                        "created_at",
                        4)
                .lead(
                        "u",
                        "3",
                        "name",
                        "BOB",
                        "total_score",
                        9,
                        "total_messages",
                        1,
                        "last_message_at",
                        100,
                        "first_contact_at",
                        30,
                        "created_at",
                        3)
                .lead("u", "4", "total_messages", 0, "first_contact_at", 40, "created_at", 2)
                .lead("u", "5", "total_messages", 0, "first_contact_at", 40, "created_at", 2);
    }

    @AfterAll
    void stop() {
        leads.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2 1 3 5 4",
        "sort_order=asc, 3 1 2 4 5",
        "sort_by=last_message_at, 2 1 3 5 4",
        "sort_by=last_message_at&sort_order=ASC, 3 1 2 4 5",
        "sort_by=first_contact_at, 5 4 3 2 1",
        "sort_by=first_contact_at&sort_order=asc, 1 2 3 4 5",
        "sort_by=total_messages, 2 1 3 5 4",
        "sort_by=total_messages&sort_order=asc, 4 5 3 1 2",
        "sort_by=total_score, 3 2 1 5 4",
        "sort_by=total_score&sort_order=asc, 1 2 3 4 5",
        "sort_by=name, 3 1 2 5 4",
        "sort_by=name&sort_order=asc, 2 1 3 4 5",
        "sort_by=created_at, 1 2 3 5 4",
        "sort_by=created_at&sort_order=asc, 4 5 3 2 1"
    })
    void nulls_come_last_and_ties_go_by_phone_in_the_same_direction(String query, String expected) {
        assertThat(String.join(" ", leads.phones(query))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sort_by=total_score", "sort_by=total_score&sort_order=asc", "sort_by=name", "sort_order=asc"})
    void pages_neither_overlap_nor_skip(String sort) {
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            paged.addAll(leads.phones(sort + "&limit=2&offset=" + offset));
        }

        assertThat(paged).isEqualTo(leads.phones(sort));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50, 0, false, 5",
        "limit=2, 2, 0, true, 2",
        "limit=2&offset=2, 2, 2, true, 2",
        "limit=2&offset=3, 2, 3, false, 2",
        "limit=2&offset=4, 2, 4, false, 1",
        "limit=5, 5, 0, false, 5",
        "limit=101, 100, 0, false, 5",
        "limit=99999999999999999999999, 100, 0, false, 5",
        "limit=007, 7, 0, false, 5",
        "limit=%20&offset=, 50, 0, false, 5",
        "offset=5, 50, 5, false, 0",
        "offset=1000000, 50, 1000000, false, 0",
        "offset=99999999999999999999999, 50, 9223372036854775807, false, 0"
    })
    void a_page_tells_where_it_stands(String query, int limit, long offset, boolean hasMore, int size) {
        JsonNode answer = leads.api.json(200, "/users/u/leads?" + query);

        ObjectNode pagination = (ObjectNode) answer.get("pagination");
        assertThat(pagination.remove("nextCursor") != null).isEqualTo(hasMore);
        assertThat(pagination.toString())
                .isEqualTo(
                        "{\"total\":5,\"limit\":" + limit + ",\"offset\":" + offset + ",\"hasMore\":" + hasMore + "}");
        assertThat(answer.get("data")).hasSize(size);
    }

    @Test
    void total_counts_what_the_filter_leaves() {
        JsonNode answer = leads.api.json(200, "/users/u/leads?search=bob&limit=1");

        ObjectNode pagination = (ObjectNode) answer.get("pagination");
        pagination.remove("nextCursor");
        assertThat(pagination.toString()).isEqualTo("{\"total\":2,\"limit\":1,\"offset\":0,\"hasMore\":true}");
    }
}
