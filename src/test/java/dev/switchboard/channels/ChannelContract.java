package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any channel must pass, whatever stands on its other side. */
abstract class ChannelContract {

    /** The channel, beside whatever it sends to. */
    abstract Channel channel();

    /** A body in which one customer says one text. */
    abstract String goodBody();

    /** A request with that body, proved as the channel wants it. */
    abstract WebhookRequest proved(byte[] body);

    /** The events of a body, whoever sent it. */
    abstract List<InboundEvent> parse(byte[] body);

    /** Sends a text where it is taken. */
    abstract SendResult send(Runnable leaving);

    @Test
    void what_is_proved_is_verified_and_read() {
        VerifiedRequest verified = channel().verify(proved(bytes(goodBody()))).orElseThrow();
        assertThat(channel().parse(verified)).singleElement().isInstanceOf(MessageReceived.class);
        assertThat(verified.keyFingerprint()).isNotBlank();
    }

    @Test
    void what_is_not_proved_is_refused() {
        byte[] body = bytes(goodBody());
        WebhookRequest proved = proved(body);
        assertThat(channel().verify(new WebhookRequest(Map.of(), body))).isEmpty();
        proved.headers().forEach((name, value) -> {
            for (String other : List.of("", "x", value + "0", value.substring(0, value.length() - 2))) {
                assertThat(channel().verify(new WebhookRequest(Map.of(name, other), body)))
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "5", "\"x\"", "[]", "[{}]", "{}", "{} {}", "<html>", "{\"object\":"})
    void a_body_that_is_none_of_ours_is_kept_and_can_be_read_again(String body) {
        List<InboundEvent> events = parse(bytes(body));
        assertThat(events).singleElement().isInstanceOf(Unrecognized.class);
        replays(events);
    }

    @Test
    void whatever_comes_becomes_events_that_can_be_read_again() {
        Random random = new Random(12);
        byte[] good = bytes(goodBody());
        for (int run = 0; run < 2_000; run++) {
            byte[] bytes = good.clone();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            replays(parse(bytes));
        }
    }

    @Test
    void a_message_that_is_sent_tells_so_once_and_before() {
        AtomicInteger leavings = new AtomicInteger();
        assertThat(send(leavings::incrementAndGet))
                .isInstanceOfSatisfying(
                        SendResult.Accepted.class,
                        accepted -> assertThat(accepted.platformMessageId()).isNotBlank());
        assertThat(leavings).hasValue(1);
    }

    @Test
    void what_may_not_leave_is_not_sent() {
        assertThatThrownBy(() -> send(() -> {
                    throw new IllegalStateException("not now");
                }))
                .hasStackTraceContaining("not now");
    }

    private void replays(List<InboundEvent> events) {
        assertThat(events).isNotEmpty();
        for (InboundEvent event : events) {
            assertThat(parse(bytes(event.raw()))).containsExactly(event);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
