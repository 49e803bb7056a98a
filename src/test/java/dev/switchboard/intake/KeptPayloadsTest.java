package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.intake.KeptReader.Kept;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPayloadsTest {
    @Test
    void of_a_monstrous_event_a_list_shows_the_beginning_and_the_store_keeps_all(@TempDir Path folder) {
        try (IntakeHouse house = new IntakeHouse(folder)) {
            String large = "\"" + "x".repeat(3_000_000) + "\"";
            house.accept(new Unrecognized(IntakeHouse.NUMBER, "message.large", "too large", large));
            house.clock.advance(Duration.ofMillis(1));
            house.accept(new Unrecognized(IntakeHouse.NUMBER, "message.small", "odd", "\"small\""));
            List<Kept> kept = new KeptReader(house.database).list("unrecognized", IntakeHouse.USER, 10);
            assertThat(kept).extracting(Kept::kind).containsExactly("message.small", "message.large");
            assertThat(kept.getFirst().payload()).isEqualTo("\"small\"");
            assertThat(large).startsWith(kept.getLast().payload());
            assertThat(kept.getLast().payload()).hasSize(KeptReader.MOST_CHARACTERS);
            assertThat(house.texts("SELECT LENGTH(payload) FROM raw_events WHERE kind = 'message.large'"))
                    .containsExactly(String.valueOf(large.length()));
        }
    }
}
