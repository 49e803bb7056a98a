package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void the_same_seed_decides_the_same() {
        List<Double> first = rolls(1);
        assertThat(rolls(1)).isEqualTo(first);
        assertThat(rolls(2)).isNotEqualTo(first);
        assertThat(first.stream().filter(roll -> roll < 0.3).count()).isBetween(250L, 350L);
    }

    private static List<Double> rolls(long seed) {
        return IntStream.range(0, 1000)
                .mapToObj(number -> new Dice(seed).roll("duplicate", "somebody", number))
                .toList();
    }
}
