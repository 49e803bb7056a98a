package dev.switchboard.intake;

import static dev.switchboard.intake.Said.call;
import static dev.switchboard.intake.Said.change;
import static dev.switchboard.intake.Said.control;
import static dev.switchboard.intake.Said.echo;
import static dev.switchboard.intake.Said.edited;
import static dev.switchboard.intake.Said.failed;
import static dev.switchboard.intake.Said.marketing;
import static dev.switchboard.intake.Said.message;
import static dev.switchboard.intake.Said.receipt;
import static dev.switchboard.intake.Said.referred;
import static dev.switchboard.intake.Said.rotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Change;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Referral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Platforms promise no order and deliver again for days. Whatever the order, the splitting into bodies and the
 * repetitions, the same events end in the same state: one lead, the same messages, the same address to answer to.
 */
class FinalStateTest {
    private static final int CUSTOMERS = 50;
    private static final long SEED = Long.getLong("seed", 1);
    private static final long T = 1_795_000_000_000L;

    @TempDir
    Path folder;

    /** A customer's whole life with us, in the order in which it happened. @param n no two customers share an id */
    private static List<InboundEvent> life(int n) {
        String phone = "551198765" + (4000 + n);
        String variant = "55118765" + (4000 + n);
        String newPhone = "447700900" + (100 + n);
        String scoped = "BR.1349120865530274" + (1000 + n);
        String newScoped = "GB.2222222222222222" + (1000 + n);
        String hidden = "GB.3333333333333333" + (1000 + n);
        String x = "-" + n;
        Referral ad = new Referral("ad", "120", "https://fb.me/x", "Sale", null, "clid", null);
        MessageContext byAd = new MessageContext(null, false, false, null, ad, null, List.of());
        return List.of(
                call(at(-5), scoped),
                referred("link", at(-4), variant),
                message("m1" + x, at(0), Origin.LIVE, byAd, phone, variant),
                message("m2" + x, at(10), Origin.LIVE, scoped),
                message("m3" + x, at(20), Origin.LIVE, phone, scoped),
                message("h1" + x, at(-1000), Origin.HISTORY, variant),
                echo("e1" + x, "typed in the app", at(30), Origin.LIVE, variant),
                receipt("e1" + x, DeliveryStatus.DELIVERED, at(31), phone, scoped),
                receipt("e1" + x, DeliveryStatus.READ, at(32), scoped),
                change("m2" + x, edited("m2, second thoughts"), at(40), false, scoped),
                change("m2" + x, edited("m2, third thoughts"), at(41), false, scoped),
                change("m3" + x, new Change.Deleted(), at(42), false, phone),
                change("m3" + x, edited("never seen"), at(41), false, phone),
                change("e1" + x, new Change.Reacted("+"), at(43), false, scoped),
                change("e1" + x, new Change.Reacted("!"), at(44), false, phone),
                change("m1" + x, new Change.Reacted("-"), at(45), true),
                change("m1" + x, new Change.Reacted(null), at(46), true),
                control(Owner.ANOTHER_APP, at(50), phone),
                message("s1" + x, at(51), Origin.STANDBY, phone),
                message("s1" + x, at(51), Origin.LIVE, phone),
                message("s2" + x, at(52), Origin.STANDBY, scoped),
                echo("s3" + x, "the other app", at(53), Origin.STANDBY, phone),
                echo("s4" + x, "a person after all", at(54), Origin.STANDBY, phone),
                echo("s4" + x, "a person after all", at(54), Origin.LIVE, phone),
                change("s1" + x, new Change.Reacted("+"), at(55), false, phone, scoped),
                control(Owner.US, at(60), scoped),
                failed("unknown" + x, "131050", at(61), phone, scoped),
                marketing(false, at(61), phone, scoped),
                marketing(true, at(62), scoped),
                rotation(CustomerIds.of(phone, scoped), CustomerIds.of(newPhone, newScoped), at(70)),
                message("m4" + x, at(71), Origin.LIVE, newScoped),
                message("m5" + x, at(72), Origin.LIVE, newPhone, newScoped),
                echo("e2" + x, "typed again", at(73), Origin.LIVE, newPhone),
                rotation(CustomerIds.of(newScoped), CustomerIds.of(hidden), at(80)),
                message("m6" + x, at(81), Origin.LIVE, hidden),
                change("e2" + x, new Change.Deleted(), at(82), true),
                call(at(90), hidden));
    }

    private static long at(int second) {
        return T + second * 1_000L;
    }

    @Test
    void in_order_it_is_one_customer_with_everything_in_its_place() throws IOException {
        List<String> state = state("one", life(7).stream().map(List::of).toList());
        assertThat(state)
                .filteredOn(line -> line.startsWith("lead "))
                .containsExactly("lead 447700900107 to=GB.33333333333333331007 name=Name at " + at(81)
                        + " messages=11 first=" + at(-1000) + " last=" + at(81)
                        + " user: text of m6-7 ad={\"type\":\"SHORTLINK\",\"ref\":\"link\"}");
        assertThat(state)
                .filteredOn(line -> line.startsWith("open "))
                .containsExactly("open to=GB.33333333333333331007 window=" + (at(90) + 86_400_000L) + " paused="
                        + (at(73) + 43_200_000L) + " person");
        assertThat(state).contains("reaction e1-7 ! user", "stopped=true");
        assertThat(state).noneMatch(line -> line.startsWith("reaction m1"));
    }

    /** Customers share bodies, too: that must not make one of two. */
    @Test
    void any_order_split_and_repetition_ends_in_the_same_state() throws IOException {
        List<InboundEvent> all = IntStream.range(0, CUSTOMERS)
                .mapToObj(FinalStateTest::life)
                .flatMap(List::stream)
                .toList();
        List<String> expected = state("in-order", inPieces(all, 40));
        List<String> actual = state("disturbed", disturbed(all, new Random(SEED)));
        assertThat(without(actual, expected)).as("not so in order").isEmpty();
        assertThat(without(expected, actual)).as("only in order").isEmpty();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return lines.stream().filter(line -> !known.contains(line)).toList();
    }

    /** Everything at least once, some of it again, in any order, cut into bodies anyhow. */
    private static List<List<InboundEvent>> disturbed(List<InboundEvent> life, Random random) {
        List<InboundEvent> all = new ArrayList<>(life);
        life.stream().filter(event -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return inPieces(all, 7);
    }

    private static List<List<InboundEvent>> inPieces(List<InboundEvent> all, int length) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + length)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + length)))
                .toList();
    }

    private List<String> state(String name, List<List<InboundEvent>> bodies) throws IOException {
        try (IntakeHouse house = new IntakeHouse(Files.createDirectory(folder.resolve(name)))) {
            bodies.forEach(body -> house.accept(body.toArray(InboundEvent[]::new)));
            return FinalState.of(house);
        }
    }
}
