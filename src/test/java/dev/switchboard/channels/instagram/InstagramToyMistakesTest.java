package dev.switchboard.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.Wire;
import dev.switchboard.message.Change.Deleted;
import dev.switchboard.message.Change.Reacted;
import dev.switchboard.message.Content;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a toy gets wrong of Instagram's webhooks, by the numbers of the list of such mistakes. */
class InstagramToyMistakesTest {
    private static final String US = "17841400000000001";
    private static final String US_TOO = "28011000000000001";
    private static final String CUSTOMER = "5550000000000001";

    private final Wire wire = Wire.of(Platform.INSTAGRAM);

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void mistake_2_every_entry_and_every_element_is_read_not_only_the_first() {
        String twice = entry("messaging", text("a") + "," + text("b"));
        assertThat(texts(body(twice + "," + twice))).containsExactly("a", "b", "a", "b");
    }

    @Test
    void mistake_3_a_message_that_does_not_say_who_wrote_it_is_kept_and_takes_nothing_along() {
        String nobody = "{\"recipient\":{\"id\":\"" + US + "\"},\"message\":{\"mid\":\"m\",\"text\":\"x\"}}";
        List<InboundEvent> events = wire.events(body(entry("messaging", nobody + "," + text("b"))));
        assertThat(events.getFirst()).isInstanceOf(Unrecognized.class);
        assertThat(events.getLast()).isInstanceOf(MessageReceived.class);
    }

    @Test
    void mistake_5_a_kind_or_a_field_that_is_new_is_kept_beside_the_good_ones() {
        String odd = "{\"sender\":{\"id\":\"1\"},\"hologram\":{\"x\":1}}";
        List<InboundEvent> events = wire.events(body(entry("messaging", odd + "," + text("b")) + ",{\"id\":\"" + US
                + "\",\"changes\":[{\"field\":\"holograms\",\"value\":{}}]}"));
        assertThat(events).hasSize(3);
        assertThat(events.get(0)).isInstanceOf(Unrecognized.class);
        assertThat(events.get(1)).isInstanceOf(MessageReceived.class);
        assertThat(events.get(2)).isInstanceOf(Unrecognized.class);
    }

    @Test
    void mistake_7_text_echo_deletion_edits_reactions_read_and_postback_of_one_mid_are_told_apart() {
        List<InboundEvent> events = wire.events(body(entry(
                "messaging",
                String.join(
                        ",",
                        from(CUSTOMER, US, "\"message\":{\"mid\":\"m\",\"text\":\"x\"}"),
                        from(US, CUSTOMER, "\"message\":{\"mid\":\"m\",\"text\":\"x\",\"is_echo\":true}"),
                        from(CUSTOMER, US, "\"message\":{\"mid\":\"m\",\"is_deleted\":true}"),
                        from(CUSTOMER, US, "\"message_edit\":{\"mid\":\"m\",\"text\":\"y\",\"num_edit\":1}"),
                        from(CUSTOMER, US, "\"message_edit\":{\"mid\":\"m\",\"text\":\"z\",\"num_edit\":\"2\"}"),
                        from(CUSTOMER, US, "\"reaction\":{\"mid\":\"m\",\"action\":\"react\",\"emoji\":\"x\"}"),
                        from(CUSTOMER, US, "\"reaction\":{\"mid\":\"m\",\"action\":\"unreact\"}"),
                        from(
                                "5550000000000002",
                                US,
                                "\"reaction\":{\"mid\":\"m\",\"action\":\"react\",\"emoji\":\"x\"}"),
                        from(CUSTOMER, US, "\"read\":{\"mid\":\"m\"}"),
                        from(CUSTOMER, US, "\"postback\":{\"mid\":\"m\",\"title\":\"t\"}")))));
        assertThat(events).hasSize(10);
        assertThat(events.stream().map(InboundEvent::dedupeKey))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(((MessageReceived) events.getLast()).providerId())
                .isNotEqualTo(((MessageReceived) events.getFirst()).providerId());
    }

    @Test
    void mistake_7_the_same_told_twice_has_the_same_key() {
        String reaction = from(CUSTOMER, US, "\"reaction\":{\"mid\":\"m\",\"action\":\"unreact\"}");
        List<InboundEvent> events = wire.events(body(entry("messaging", reaction + "," + reaction)));
        assertThat(events.getFirst().dedupeKey()).isEqualTo(events.getLast().dedupeKey());
    }

    @Test
    void mistake_9_milliseconds_seconds_strings_numbers_and_iso_dates_are_one_time() {
        for (String time : List.of("1790000000000", "1790000000", "\"1790000000\"", "\"2026-09-21T14:13:20+0000\"")) {
            String element = from(CUSTOMER, US, "\"message\":{\"mid\":\"m\",\"text\":\"x\"}")
                    .replace("1790000000123", time);
            assertThat(wire.events(body(entry("messaging", element))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            MessageReceived.class,
                            message -> assertThat(message.timestamp()).isEqualTo(1_790_000_000_000L));
        }
    }

    @Test
    void mistake_9_ids_may_be_numbers_and_larger_than_a_double_can_hold() {
        String element = "{\"sender\":{\"id\":5550000000000001},\"recipient\":{\"id\":17841400000000001},"
                + "\"message\":{\"mid\":\"m\",\"text\":\"x\",\"referral\":{\"ad_id\":23850000000000000001}}}";
        assertThat(wire.events(body("{\"id\":17841400000000001,\"messaging\":[" + element + "]}")))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.account()).isEqualTo(wire.account);
                    assertThat(message.customer().best()).isEqualTo(CUSTOMER);
                    assertThat(message.context().referral().id()).isEqualTo("23850000000000000001");
                });
    }

    @Test
    void mistake_10_a_reaction_without_emoji_takes_it_back_and_attachments_may_lack_everything() {
        assertThat(wire.events(element("\"reaction\":{\"mid\":\"m\",\"action\":\"unreact\"}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageChanged.class,
                        change -> assertThat(change.change()).isEqualTo(new Reacted(null)));
        for (String attachment : List.of("{}", "null", "5", "{\"type\":\"hologram\"}", "{\"type\":\"image\"}")) {
            assertThat(wire.events(element("\"message\":{\"mid\":\"m\",\"attachments\":[" + attachment + "]}")))
                    .singleElement()
                    .isInstanceOf(MessageReceived.class);
        }
    }

    @Test
    void mistake_11_what_another_app_answers_is_recorded_as_its_and_handovers_are_told() {
        List<InboundEvent> events = wire.events(body(entry("standby", text("a"))
                + "," + entry("messaging", from(CUSTOMER, US, "\"take_thread_control\":{\"new_owner_app_id\":7}"))
                + ","
                + entry("messaging", from(CUSTOMER, US, "\"pass_thread_control\":{\"new_owner_app_id\":\"9\"}"))));
        assertThat(((MessageReceived) events.get(0)).origin()).isEqualTo(Origin.STANDBY);
        assertThat(((ControlChanged) events.get(1)).owner()).isEqualTo(Owner.ANOTHER_APP);
        assertThat(((ControlChanged) events.get(2)).owner()).isEqualTo(Owner.US);
    }

    @Test
    void mistake_12_all_four_envelopes_are_read_also_in_one_entry() {
        String value = from(CUSTOMER, US, "\"message\":{\"mid\":\"v\",\"text\":\"wrapped\"}");
        String all = "{\"id\":\"" + US + "\",\"messaging\":[" + text("m") + "],\"standby\":[" + text("s") + "],"
                + "\"changes\":[{\"field\":\"messages\",\"value\":" + value + "}],"
                + "\"field\":\"comments\",\"value\":{\"id\":\"1\"}}";
        List<InboundEvent> events = wire.events(body(all));
        assertThat(events.stream().map(InboundEvent::kind))
                .containsExactly("message.text", "standby.message.text", "message.text", "comments");
    }

    @Test
    void mistake_12_our_own_messages_and_comments_are_never_the_customers() {
        assertThat(wire.events(
                        body(entry("messaging", from(US, CUSTOMER, "\"message\":{\"mid\":\"m\",\"text\":\"x\"}")))))
                .singleElement()
                .isInstanceOf(EchoReceived.class);
        assertThat(wire.events(
                        body(entry("messaging", from(US_TOO, CUSTOMER, "\"message\":{\"mid\":\"m\",\"text\":\"x\"}")))))
                .singleElement()
                .isInstanceOfSatisfying(EchoReceived.class, echo -> {
                    assertThat(echo.account()).isEqualTo(wire.account);
                    assertThat(echo.customer().best()).isEqualTo(CUSTOMER);
                });
        assertThat(wire.events(body(entry(
                        "changes",
                        "{\"field\":\"comments\",\"value\":{\"id\":\"1\",\"from\":{\"id\":\"" + US_TOO + "\"}}}"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Noted.class, comment -> assertThat(comment.customer()).isNull());
    }

    @Test
    void mistake_12_an_edit_without_text_or_sender_is_noted_and_changes_nothing() {
        for (String edit : List.of("{\"mid\":\"m\",\"num_edit\":0}", "{\"num_edit\":\"0\"}", "{}")) {
            assertThat(wire.events(body(entry("messaging", "{\"message_edit\":" + edit + "}"))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Noted.class, noted -> assertThat(noted.kind()).isEqualTo("edit.no_text"));
        }
    }

    @Test
    void mistake_12_read_is_the_only_receipt_and_says_that_it_was_delivered_too() {
        assertThat(wire.events(element("\"read\":{\"mid\":\"m\"}")))
                .singleElement()
                .isInstanceOfSatisfying(ReceiptReceived.class, read -> {
                    assertThat(read.receipt().status()).isEqualTo(DeliveryStatus.READ);
                    assertThat(read.receipt().status().isAfter(DeliveryStatus.DELIVERED))
                            .isTrue();
                });
    }

    @Test
    void mistake_12_a_deletion_changes_the_message_it_names() {
        assertThat(wire.events(element("\"message\":{\"mid\":\"m\",\"is_deleted\":true}")))
                .singleElement()
                .isInstanceOfSatisfying(MessageChanged.class, change -> {
                    assertThat(change.targetId()).isEqualTo("m");
                    assertThat(change.change()).isEqualTo(new Deleted());
                });
    }

    @Test
    void a_page_is_read_but_never_taken_for_an_account_of_ours() {
        String page = body(entry("messaging", text("a"))).replace("\"instagram\"", "\"page\"");
        assertThat(wire.events(page)).singleElement().isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.account().id()).isEqualTo("page:" + US);
            assertThat(message.content()).isEqualTo(new Content.Text("a"));
            assertThat(wire.events(message.raw())).containsExactly(message);
        });
    }

    @Test
    void beyond_ten_thousand_elements_the_rest_is_kept_whole_and_can_be_replayed() {
        String many = IntStream.range(0, 12_000).mapToObj(i -> text("t" + i)).collect(Collectors.joining(","));
        List<InboundEvent> events = wire.events(body(entry("messaging", many)));
        assertThat(events).hasSize(10_001);
        assertThat(events.getLast()).isInstanceOfSatisfying(Unrecognized.class, rest -> {
            assertThat(rest.kind()).isEqualTo("entry.too_many");
            assertThat(rest.account()).isEqualTo(wire.account);
            assertThat(texts(rest.raw())).hasSize(2_000).startsWith("t10000").endsWith("t11999");
        });
    }

    @Test
    void slices_are_never_much_larger_together_than_the_body() {
        String id = "\"id\":\"" + "9".repeat(10_000) + "\"";
        String body = body("{" + id + ",\"messaging\":[" + "5,".repeat(50_000) + "5]}," + "{},".repeat(50_000)
                + entry("messaging", text("last")));
        List<InboundEvent> events = wire.events(body);
        long together = events.stream().mapToLong(event -> event.raw().length()).sum();
        assertThat(together).isLessThan(6L * body.length() + (2 << 20));
        assertThat(events.getLast().raw()).contains("\"last\"");
    }

    @Test
    void many_unknown_members_of_an_entry_are_kept_to_the_last() {
        String members =
                IntStream.range(0, 12_000).mapToObj(i -> "\"x" + i + "\":{}").collect(Collectors.joining(","));
        List<InboundEvent> events =
                wire.events(body("{\"field\":\"comments\",\"value\":{\"id\":\"1\"}," + members + "}"));
        assertThat(events).hasSize(10_002);
        assertThat(events.get(10_000).raw()).contains("\"x10000\"", "\"x11999\"");
        assertThat(events.getLast().kind()).isEqualTo("comments");
    }

    private List<String> texts(String body) {
        return wire.events(body).stream()
                .map(MessageReceived.class::cast)
                .map(message -> message.content().asText())
                .toList();
    }

    private static String body(String entries) {
        return "{\"object\":\"instagram\",\"entry\":[" + entries + "]}";
    }

    private static String entry(String list, String elements) {
        return "{\"id\":\"" + US + "\",\"time\":1790000001000,\"" + list + "\":[" + elements + "]}";
    }

    private static String element(String what) {
        return body(entry("messaging", from(CUSTOMER, US, what)));
    }

    private static String text(String text) {
        return from(CUSTOMER, US, "\"message\":{\"mid\":\"mid." + text + "\",\"text\":\"" + text + "\"}");
    }

    private static String from(String sender, String recipient, String what) {
        return "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":1790000000123,%s}"
                .formatted(sender, recipient, what);
    }
}
