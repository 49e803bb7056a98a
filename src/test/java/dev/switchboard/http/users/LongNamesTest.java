package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms call a customer may be of any length. */
class LongNamesTest {
    private static final String LONG = "\ud83d\ude80".repeat(40_000);

    @Test
    void a_list_by_name_goes_on_behind_the_longest_of_them(@TempDir Path folder) {
        try (LeadsFixture leads = new LeadsFixture(folder)) {
            leads.rows
                    .lead("u", "1", "name", LONG + "b")
                    .lead("u", "2", "name", LONG + "a")
                    .lead("u", "3", "name", "Anna")
                    .lead("u", "4");
            String query = "sort_by=name&sort_order=asc&limit=1";
            StringBuilder walked = new StringBuilder();
            String cursor = "";
            while (cursor != null) {
                JsonNode page = leads.api.json(200, "/users/u/leads?" + query + "&cursor=" + cursor);
                walked.append(page.at("/data/0/customer_phone").asText());
                cursor = page.at("/pagination/nextCursor").textValue();
            }

            assertThat(walked).hasToString("3124");
            assertThat(leads.phones("search=%F0%9F%9A%80b")).containsExactly("1");
        }
    }
}
