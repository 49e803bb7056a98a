package dev.switchboard.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.store.Database;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageReaderTest {
    @Test
    void a_leads_conversations_are_found_without_a_look_at_those_of_others(@TempDir Path folder) {
        try (Database database = Database.open(NewStore.in(folder))) {
            List<String> plan = database.read(transaction ->
                    transaction.list("EXPLAIN QUERY PLAN " + MessageReader.TALKS, row -> row.getString("detail")));

            assertThat(plan)
                    .containsExactly(
                            "SEARCH conversations USING INDEX conversations_by_lead (user_id=? AND lead_id=?)");
        }
    }
}
