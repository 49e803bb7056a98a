package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectTest {
    private Database database;

    @BeforeEach
    void fill(@TempDir Path folder) {
        database = Database.open(StoreOptions.of(folder.resolve("s.db")));
        for (String id : List.of("a", "b", "c")) {
            database.run(transaction ->
                    transaction.update("INSERT INTO directory (kind, id, user_id) VALUES ('agent', ?, 'u')", id));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void conditions_narrow_and_pages_follow_the_order() {
        Select select = new Select("directory d")
                .where("d.user_id = :user")
                .bind("user", "u")
                .in("d.id", List.of("a", "c", "z"));

        List<String> all = database.read(t -> select.list(t, "d.id", "d.id DESC", row -> row.getString(1)));
        List<String> second = database.read(t -> select.page(t, "d.id", "d.id", 1, 1, row -> row.getString(1)));
        long count = database.read(select::count);

        assertThat(all).containsExactly("c", "a");
        assertThat(second).containsExactly("c");
        assertThat(count).isEqualTo(2);
    }

    @Test
    void a_failure_does_not_repeat_what_was_bound() {
        Select select = new Select("nowhere").where("id = :id").bind("id", "918979556941");

        assertThatThrownBy(() -> database.read(select::count))
                .isInstanceOf(SqlFailure.class)
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("918979556941");
                });
    }
}
