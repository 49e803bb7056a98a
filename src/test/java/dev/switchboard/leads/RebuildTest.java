package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.store.Ids;
import dev.switchboard.templates.RecordedSend;
import dev.switchboard.templates.RecordedSend.Recipient;
import dev.switchboard.templates.TemplateSends;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept beside the messages follows from them, whatever happened; and what does not is found and set right. */
class RebuildTest {
    private ModelHouse house;

    @BeforeEach
    void fill(@TempDir Path folder) {
        house = new ModelHouse(folder, 7).fill(120);
        house.database.run(transaction -> new TemplateSends(house.clock, new Ids(house.clock))
                .record(
                        transaction,
                        "acme",
                        new RecordedSend(
                                "welcome",
                                null,
                                null,
                                house.clock.instant().minusSeconds(60),
                                List.of(new Recipient("919000000001", null)))));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<String> differences() {
        List<String> all = new ArrayList<>();
        assertThat(new Rebuild(house.database).check(found -> all.add(found.what())))
                .isEqualTo(all.size());
        return all;
    }

    @Test
    void nothing_differs_after_merges_deletions_and_restores() {
        assertThat(differences()).isEmpty();
        new LeadIndexer(house.database).run();
        assertThat(differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE conversations SET message_count = 7 WHERE user_id = 'acme'                   | the counters of a conversation
            UPDATE conversations SET last_sequence_no = 99                                      | the counters of a conversation
            UPDATE conversations SET late = late + 1                                            | the counters of a conversation
            UPDATE conversations SET late = 1073741824                                          | the counters of a conversation
            UPDATE conversations SET last_message_at = last_message_at + 1                      | the counters of a conversation
            UPDATE messages SET lead_id = 'x'                                                   | the lead of a conversation's messages
            UPDATE leads SET total_messages = total_messages + 1 WHERE merged_into IS NULL      | the counters of a lead
            UPDATE leads SET conversation_count = 9 WHERE deleted_at IS NULL                    | the counters of a lead
            UPDATE leads SET platforms = 4 WHERE merged_into IS NULL                            | the counters of a lead
            UPDATE leads SET template_sends_count = 5 WHERE customer_phone = '919000000001'     | the counters of a lead
            UPDATE leads SET platforms = 0 WHERE customer_phone = '919000000001'                | the counters of a lead
            UPDATE leads SET last_message_at = 5, last_day = 0 WHERE customer_phone = '919000000001'          | the last message of a lead
            UPDATE leads SET last_sequence_no = 5 WHERE customer_phone = '919000000001'         | the last message of a lead
            UPDATE leads SET last_message_text = 'x' WHERE merged_into IS NULL                  | the last message of a lead
            UPDATE leads SET last_message_at = last_message_at + 1                              | the last message of a lead
            UPDATE leads SET route_id = 0                                                       | the route of a lead
            DELETE FROM lead_counts                                                             | the number of leads of a kind
            UPDATE lead_counts SET leads = leads + 1 WHERE day = -1                             | the number of leads of a kind
            UPDATE leads SET name_key = 'x'                                                     | the text a lead is searched by
            UPDATE leads SET search_id = NULL                                                   | a text without its lead
            UPDATE lead_search SET search_text = 'x'                                            | the text a lead is searched by
            DELETE FROM lead_trigrams WHERE rowid IN (SELECT search_id FROM lead_search LIMIT 9) | the search index
            INSERT OR REPLACE INTO lead_trigrams (rowid, words, phone) SELECT search_id, phone, words FROM lead_search_parts WHERE state = 0 | the search index
            INSERT OR REPLACE INTO lead_trigrams (rowid, words, phone) SELECT search_id, SUBSTR(words, 2), phone FROM lead_search_parts WHERE state = 0 | the search index""")
    void what_differs_is_found_and_set_right(String damage, String what) {
        new LeadIndexer(house.database).run();
        house.database.run(transaction -> {
            transaction.update("UPDATE lead_search SET state = 1 WHERE search_id % 3 = 0 AND state = 0");
            transaction.update(damage);
        });
        assertThat(differences()).contains(what);

        new Rebuild(house.database).repair(found -> {});

        assertThat(differences()).isEmpty();
    }
}
