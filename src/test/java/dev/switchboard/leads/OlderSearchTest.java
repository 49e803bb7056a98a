package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of before {@code V12__search_positions.sql}, whose index did not know where in a text its letters stand. */
class OlderSearchTest {
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        StoreOptions options = StoreOptions.of(folder.resolve("switchboard.db"));
        OlderStore.make(options, "11", statement -> {
            statement.execute("INSERT INTO search_ranges (user_id, first, last) VALUES ('u', 4294967296, 4294967299)");
            fill(statement, "91901", "anna indexed", 0);
            fill(statement, "91902", "anna waiting", 1);
            fill(statement, "91903", "anna hidden", 2);
        });
        database = Database.open(options);
    }

    private static void fill(Statement statement, String phone, String name, int state) throws SQLException {
        long searchId = 4_294_967_297L + state;
        String text = "'" + phone + "' || CHAR(31) || '" + name + "' || CHAR(31) || CHAR(31)";
        statement.execute("INSERT INTO lead_search (search_id, search_text, state) VALUES (" + searchId + ", " + text
                + ", " + state + ")");
        statement.execute("INSERT INTO lead_trigrams (rowid, search_text) SELECT search_id, search_text"
                + " FROM lead_search WHERE search_id = " + searchId + " AND state = 0");
        statement.execute("INSERT INTO leads (user_id, lead_id, customer_phone, name, name_key, search_id, deleted_at,"
                + " source, first_contact_at, created_at, updated_at) VALUES ('u', '" + name + "', '" + phone + "', '"
                + name + "', '" + name + "', " + searchId + ", " + (state == 2 ? 1 : null) + ", 'api', 1, 1, 1)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void is_searched_as_before() {
        assertThat(found("anna")).containsExactly("91901", "91902");
        assertThat(found("A IND")).containsExactly("91901");
        assertThat(found("+91 90")).containsExactly("91901", "91902");
        assertThat(found("ann ind")).isEmpty();
    }

    @Test
    void differs_in_nothing_from_what_rebuild_makes() {
        assertThat(new Rebuild(database).check(found -> {})).isZero();
    }

    private List<String> found(String search) {
        LeadQuery query = new LeadQuery(LeadFilter.searching(search), LeadSort.CREATED_AT, false, 9, 0);
        return new LeadReader(database, new TestClock())
                .list("u", query).leads().stream().map(Lead::customerPhone).toList();
    }
}
