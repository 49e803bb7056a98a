package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.CircuitOpen;
import dev.switchboard.outbound.OutboundResult.NotSent;
import dev.switchboard.outbound.OutboundResult.TooLarge;
import dev.switchboard.outbound.OutboundResult.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitsTest {
    private static final OutboundResult GOOD = answer(200);
    private static final OutboundResult BAD = answer(500);

    private final Hands hands = new Hands();
    private final List<String> heard = new ArrayList<>();
    private final Circuits circuits =
            new Circuits(hands, (name, from, to) -> heard.add(name + " " + from.wire() + " " + to.wire()));

    private static OutboundResult answer(int status) {
        return new Answered(status, Map.of(), new byte[0], Duration.ZERO);
    }

    private OutboundResult call(String name, OutboundResult outcome) {
        return circuits.named(name).guard(() -> outcome, answer -> answer.status() >= 500);
    }

    private void calls(int times, OutboundResult outcome) {
        for (int i = 0; i < times; i++) {
            call("bot", outcome);
        }
    }

    @Test
    void five_failures_open_it_and_other_names_go_on() {
        calls(4, BAD);
        assertThat(call("bot", GOOD)).isEqualTo(GOOD);
        assertThat(call("bot", GOOD)).isEqualTo(new CircuitOpen(Duration.ofSeconds(30)));
        assertThat(call("other", GOOD)).isEqualTo(GOOD);
    }

    @Test
    void four_failures_are_too_few_to_tell() {
        calls(4, BAD);
        assertThat(circuits.snapshot()).extracting(CircuitSnapshot::state).containsExactly(CircuitState.CLOSED);
    }

    @Test
    void less_than_half_does_not_open_it() {
        calls(11, GOOD);
        calls(9, BAD);
        assertThat(call("bot", GOOD)).isEqualTo(GOOD);
    }

    @Test
    void it_tells_how_long_it_stays_open() {
        calls(5, BAD);
        hands.advance(Duration.ofSeconds(12));
        assertThat(call("bot", GOOD)).isEqualTo(new CircuitOpen(Duration.ofSeconds(18)));
    }

    @Test
    void a_clock_set_back_by_an_hour_does_not_keep_it_open_for_an_hour() {
        calls(5, BAD);
        hands.advance(Duration.ofHours(-1));
        assertThat(call("bot", GOOD))
                .isInstanceOfSatisfying(
                        CircuitOpen.class,
                        open -> assertThat(open.retryAfter())
                                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
        hands.advance(Duration.ofSeconds(31));
        assertThat(call("bot", GOOD)).isEqualTo(GOOD);
    }

    @Test
    void a_clock_set_forward_by_an_hour_lets_the_trials_begin() {
        calls(5, BAD);
        hands.advance(Duration.ofHours(1));
        calls(3, GOOD);
        assertThat(heard).endsWith("bot half_open closed");
    }

    @Test
    void three_good_trials_close_it_again() {
        calls(5, BAD);
        hands.advance(Duration.ofSeconds(31));
        calls(3, GOOD);
        assertThat(heard).containsExactly("bot closed open", "bot open half_open", "bot half_open closed");
    }

    @Test
    void bad_trials_open_it_again() {
        calls(5, BAD);
        hands.advance(Duration.ofSeconds(31));
        calls(3, BAD);
        assertThat(call("bot", GOOD)).isEqualTo(new CircuitOpen(Duration.ofSeconds(30)));
    }

    @Test
    void calls_without_a_whole_answer_count_as_failures() {
        call("bot", new Unknown(Unknown.Reason.RESET));
        call("bot", new TooLarge(200));
        call("bot", new NotSent(NotSent.Reason.CONNECTION_REFUSED));
        call("bot", new NotSent(NotSent.Reason.NAME_NOT_FOUND));
        call("bot", new NotSent(NotSent.Reason.CONNECT_TIMEOUT));
        assertThat(call("bot", GOOD)).isInstanceOf(CircuitOpen.class);
    }

    @Test
    void our_own_limits_do_not_count() {
        calls(10, new NotSent(NotSent.Reason.NO_FREE_CONNECTION));
        calls(10, new NotSent(NotSent.Reason.ADDRESS_REFUSED));
        assertThat(call("bot", GOOD)).isEqualTo(GOOD);
    }

    @Test
    void a_bug_in_a_call_gives_its_trial_back() {
        calls(5, BAD);
        hands.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> circuits.named("bot")
                    .guard(
                            () -> {
                                throw new IllegalStateException("bug");
                            },
                            answer -> false));
        }
        assertThat(call("bot", GOOD)).isEqualTo(GOOD);
    }

    /** A clock that moves by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-10-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
