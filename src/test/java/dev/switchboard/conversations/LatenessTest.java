package dev.switchboard.conversations;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.USER;
import static dev.switchboard.intake.IntakeHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.leads.Rebuild;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatenessTest {
    private IntakeHouse house;
    private int said;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
    }

    @AfterEach
    void close() {
        assertThat(new Rebuild(house.database).check(found -> {})).isZero();
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 2 3, 0",
        "2 1, 1",
        "1 3 2 4, 1",
        "1 2 3 2, 1",
        "5 6 4 7 3, 4",
        "9 1 2 3 4, 4",
        "4 9 8 7 6 5, 4",
        "1 2 9 3 4 8 5, 4"
    })
    void it_is_the_longest_way_back_to_the_first_that_was_newer(String times, long late) {
        say(IntStream.of(
                List.of(times.split(" ")).stream().mapToInt(Integer::parseInt).toArray()));

        assertThat(late()).isEqualTo(late);
    }

    private void say(IntStream seconds) {
        seconds.forEach(second ->
                house.accept(text(CUSTOMER, String.valueOf(++said), house.clock.millis() - 200_000 + second * 1_000L)));
    }

    private long late() {
        return Long.parseLong(house.texts("SELECT late FROM conversations").getFirst());
    }

    @Test
    void it_is_counted_up_to_64_places_and_no_further() {
        say(IntStream.concat(IntStream.of(100), IntStream.range(1, 65)));
        assertThat(late()).isEqualTo(Lateness.MOST);

        say(IntStream.of(65));
        assertThat(late()).isEqualTo(Lateness.ANY);
    }

    @Test
    void one_that_all_others_are_newer_than_came_later_than_is_counted() {
        say(IntStream.range(1, 67));
        say(IntStream.of(0));

        assertThat(late()).isEqualTo(Lateness.ANY);
    }

    @Test
    void history_told_from_the_end_is_sorted_as_a_whole() {
        say(IntStream.iterate(150, second -> second > 0, second -> second - 1));

        assertThat(late()).isEqualTo(Lateness.ANY);
        assertThat(shown(0, 3)).containsExactly("150", "149", "148");
        assertThat(shown(147, 10)).containsExactly("3", "2", "1");
        assertThat(house.texts("SELECT last_message_text FROM leads")).containsExactly("1");
    }

    private List<String> shown(long offset, int limit) {
        String leadId = house.texts("SELECT lead_id FROM leads").getFirst();
        MessageQuery query = new MessageQuery(Set.of(), Set.of(), null, null, null, limit, offset);
        return new MessageReader(house.database)
                .page(USER, leadId, query).messages().stream()
                        .map(MessageView::text)
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {Lateness.LAST_IN_TIME, Lateness.FIRST_AFTER_IT})
    void a_look_back_goes_no_further_than_it_must(String sql) {
        List<String> plan = house.database.read(
                transaction -> transaction.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail")));

        assertThat(plan)
                .containsExactly("SEARCH messages USING INDEX sqlite_autoindex_messages_1"
                        + " (user_id=? AND conversation_id=? AND sequence_no>? AND sequence_no<?)");
    }
}
