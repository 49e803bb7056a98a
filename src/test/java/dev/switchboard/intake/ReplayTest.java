package dev.switchboard.intake;

import static dev.switchboard.intake.ReplayHouse.FOREIGN;
import static dev.switchboard.intake.ReplayHouse.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.intake.Replay.Applied;
import dev.switchboard.intake.Replay.Difference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String SLICES = "SELECT user_id, state, kind FROM raw_events ORDER BY event_id";
    private static final String TEXTS = "SELECT user_id, text FROM messages ORDER BY timestamp";

    private ReplayHouse house;
    private long now;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new ReplayHouse(folder);
        house.give("acme", SECRET);
        now = house.clock.millis();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_was_not_understood_and_is_now_takes_effect_and_its_row_changes_state() {
        house.keepUnread(SECRET, house.text("m1", now));
        house.keepUnread(SECRET, house.element("\"message\":{\"mid\":\"m1\",\"is_deleted\":true}", now + 1));
        List<String> ids = house.rows("SELECT event_id, received_at FROM raw_events ORDER BY 1");

        assertThat(house.compare().stream().map(Difference::was)).containsOnly("unrecognized ig.old");
        assertThat(house.compare().stream().map(Difference::is))
                .containsExactly(List.of("taken message.text"), List.of("taken change.delete"));
        assertThat(house.apply()).extracting(Applied::conversationId).doesNotContainNull();

        assertThat(house.rows(SLICES)).containsExactly("acme taken message.text", "acme taken change.delete");
        assertThat(house.rows("SELECT event_id, received_at FROM raw_events ORDER BY 1"))
                .isEqualTo(ids);
        assertThat(house.rows("SELECT text, deleted_at IS NULL FROM messages")).containsExactly("null 0");
    }

    @Test
    void a_second_replay_changes_nothing() {
        house.keepUnread(SECRET, house.text("m1", now));
        house.keepUnread(SECRET, house.element("\"holograms\":{}", now));
        house.apply();
        List<String> before = house.everything();

        assertThat(house.compare()).noneMatch(Difference::changes);
        assertThat(house.apply()).isEmpty();
        assertThat(house.everything()).isEqualTo(before);
    }

    @Test
    void what_took_effect_is_not_touched() {
        house.takeIn(SECRET, house.text("m1", now));
        house.takeIn(SECRET, house.element("\"reaction\":{\"mid\":\"m1\",\"action\":\"react\",\"emoji\":\"x\"}", now));
        house.takeIn(SECRET, house.element("\"postback\":{\"title\":\"t\"}", now + 1));
        house.takeIn(SECRET, house.element("\"read\":{\"mid\":\"mid.unknown\"}", now));
        List<String> before = house.everything();

        assertThat(house.apply()).isEmpty();
        assertThat(house.everything()).isEqualTo(before);
    }

    @Test
    void what_took_effect_under_another_kind_changes_its_kind_and_nothing_else() {
        house.takeIn(SECRET, house.text("m1", now));
        house.database.run(it -> it.update("UPDATE raw_events SET kind = 'message.other'"));

        assertThat(house.apply())
                .singleElement()
                .satisfies(applied -> assertThat(applied.taken()).isEqualTo(Taken.DUPLICATE));
        assertThat(house.rows(SLICES)).containsExactly("acme taken message.text");
        assertThat(house.rows(TEXTS)).containsExactly("acme text of m1");
        assertThat(house.apply()).isEmpty();
    }

    @Test
    void what_came_again_and_was_understood_then_is_not_kept_twice() {
        house.keepUnread(SECRET, house.text("m1", now));
        house.takeIn(SECRET, house.text("m1", now));
        house.apply();
        assertThat(house.rows(SLICES)).containsExactly("acme taken message.text");
        assertThat(house.rows(TEXTS)).containsExactly("acme text of m1");
    }

    @Test
    void comparing_changes_nothing() {
        house.keepUnread(SECRET, house.text("m1", now));
        List<String> before = house.everything();
        assertThat(house.compare()).hasSize(1).allMatch(Difference::changes);
        assertThat(house.everything()).isEqualTo(before);
    }

    @Test
    void a_parked_webhook_is_taken_by_the_account_that_is_here_now() {
        house.give("acme", FOREIGN);
        house.takeIn(SECRET, house.text("m1", now));
        assertThat(house.rows(SLICES)).containsExactly("_unrouted parked message.text");

        house.give("acme", SECRET);
        house.apply();
        assertThat(house.rows(SLICES)).containsExactly("acme taken message.text");
        assertThat(house.rows(TEXTS)).containsExactly("acme text of m1");
        assertThat(house.rows("SELECT key_fingerprint FROM raw_events")).containsExactly("null");
    }

    @Test
    void what_a_foreign_secret_signed_stays_parked() {
        house.takeIn(FOREIGN, house.text("m1", now));
        house.keepUnread(FOREIGN, house.text("m2", now));
        List<String> before = house.rows(SLICES);
        house.apply();
        assertThat(house.rows(TEXTS)).isEmpty();
        assertThat(house.rows(SLICES)).hasSameSizeAs(before).allMatch(row -> row.startsWith("_unrouted parked"));
    }

    @Test
    void what_was_parked_before_its_secret_was_recorded_stays_parked() {
        house.takeIn(FOREIGN, house.text("m1", now));
        house.database.run(it -> it.update("UPDATE raw_events SET key_fingerprint = NULL"));
        house.apply();
        assertThat(house.rows(SLICES)).containsExactly("_unrouted parked message.text");
    }

    @Test
    void what_a_user_had_before_secrets_were_recorded_takes_effect_for_the_same_account() {
        house.keepUnread(SECRET, house.text("m1", now));
        house.database.run(it -> it.update("UPDATE raw_events SET key_fingerprint = NULL"));
        house.apply();
        assertThat(house.rows(TEXTS)).containsExactly("acme text of m1");
    }

    @Test
    void what_one_user_had_never_becomes_anothers() {
        house.keepUnread(SECRET, house.text("m1", now));
        house.give("zeta", SECRET);
        assertThat(house.compare()).noneMatch(Difference::changes);
        house.apply();
        assertThat(house.rows(TEXTS)).isEmpty();
        assertThat(house.rows(SLICES)).containsExactly("acme unrecognized ig.old");
    }

    @Test
    void the_agent_is_asked_about_what_is_recent_and_not_about_what_nobody_waits_for_any_more() {
        house.keepUnread(SECRET, house.text("recent", now - Duration.ofHours(1).toMillis()));
        house.apply();
        assertThat(house.rows("SELECT COUNT(*) FROM queue_items")).containsExactly("1");
        house.keepUnread(SECRET, house.text("old", now - Duration.ofHours(30).toMillis()));
        house.apply();
        assertThat(house.rows("SELECT COUNT(*) FROM queue_items")).containsExactly("1");
        assertThat(house.rows(TEXTS)).containsExactly("acme text of old", "acme text of recent");
    }

    @Test
    void only_what_was_chosen_is_replayed() {
        house.keepUnread(SECRET, house.text("m1", now));
        assertThat(house.apply(house.only("zeta", null))).isEmpty();
        assertThat(house.apply(house.only(null, "ig.o"))).isEmpty();
        assertThat(house.apply(house.only("acme", "ig"))).hasSize(1);
    }

    @Test
    void what_was_too_much_for_one_webhook_is_taken_bit_by_bit() {
        String many = IntStream.range(0, 10_050)
                .mapToObj(i ->
                        "{\"sender\":{\"id\":\"%d\"},\"app_roles\":{\"%d\":[]},\"timestamp\":%d}".formatted(i, i, now))
                .collect(Collectors.joining(","));
        house.takeIn(SECRET, ReplayHouse.body(many));
        assertThat(house.rows("SELECT COUNT(*) FROM raw_events WHERE state = 'unrecognized'"))
                .containsExactly("1");
        house.apply();
        assertThat(house.rows("SELECT state, COUNT(*) FROM raw_events GROUP BY state"))
                .containsExactly("taken 10050");
    }
}
