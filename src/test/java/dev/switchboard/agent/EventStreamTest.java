package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
    private final List<String> events = new ArrayList<>();
    private final EventStream stream = new EventStream(events::add);

    private List<String> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.feed(bytes, bytes.length);
        return events;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_end_with_either_or_both(String end) {
        assertThat(read(String.join(end, "data: one", "data: more", "", "data: two", "", "")))
                .containsExactly("one\nmore", "two");
    }

    @Test
    void comments_names_ids_and_unknown_fields_say_nothing() {
        assertThat(read(": hello\n\nevent: piece\nid: 7\nretry: 10\nother\ndata: one\n\n:\n\nevent: none\n\n"))
                .containsExactly("one");
    }

    @Test
    void one_blank_after_the_colon_is_left_out() {
        assertThat(read("data:one\n\ndata:  two\n\ndata\n\ndata:\ndata:\n\n")).containsExactly("one", " two", "\n");
    }

    @Test
    void a_mark_at_the_start_is_left_out_and_only_there() {
        assertThat(read("\uFEFFdata: \uFEFFone\n\n\uFEFFdata: two\n\n")).containsExactly("\uFEFFone");
    }

    @Test
    void bytes_may_come_one_by_one() {
        byte[] bytes = "data: grüße 👋🏽\r\n\r\ndata: two\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            stream.feed(new byte[] {b}, 1);
        }
        assertThat(events).containsExactly("grüße 👋🏽", "two");
    }

    @Test
    void only_what_was_read_counts_of_a_buffer() {
        byte[] buffer = Arrays.copyOf("data: one\n\ndata: stale\n\n".getBytes(StandardCharsets.UTF_8), 100);
        stream.feed(buffer, "data: one\n\n".length());
        assertThat(events).containsExactly("one");
    }

    @Test
    void an_event_is_told_as_soon_as_its_empty_line_is_there() {
        assertThat(read("data: one\n")).isEmpty();
        assertThat(read("\n")).containsExactly("one");
    }

    @Test
    void what_is_not_ended_is_at_hand_as_the_rest() {
        assertThat(read("data: one\n\ndata: two\ndata: th")).containsExactly("one");
        assertThat(stream.rest()).isEqualTo("two\nth");
        assertThat(stream.rest()).isEmpty();
    }
}
