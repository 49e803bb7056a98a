package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.LeadErase;
import dev.switchboard.leads.LeadIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are split and filled in many orders before somebody is erased from their midst. */
class EraseAmongManyTest {
    private static final int LEADS = 800;
    private static final int ERASED = 40;

    @Test
    void nobody_who_is_erased_leaves_a_trace_between_those_who_stay(@TempDir Path folder) {
        try (IntakeHouse house = new IntakeHouse(folder)) {
            Random random = new Random(7);
            List<String> phones = new ArrayList<>(IntStream.range(0, LEADS)
                    .mapToObj(i -> Long.toString(918_000_000_000L + i * 7_919L))
                    .toList());
            for (int round = 0; round < 4; round++) {
                Collections.shuffle(phones, random);
                for (String phone : phones) {
                    String text = "word-of-" + phone + " " + "x".repeat(random.nextInt(900)) + round;
                    house.accept(IntakeHouse.text(phone, text, house.clock.millis()));
                }
            }
            List<String> gone = phones.subList(0, ERASED);
            gone.forEach(phone -> erase(house, phone));
            assertThat(house.database.forgetDeleted()).isTrue();
            assertThat(traces(folder, gone)).isEmpty();
            assertThat(traces(folder, phones.subList(ERASED, ERASED + 1))).isNotEmpty();
        }
    }

    private static void erase(IntakeHouse house, String phone) {
        LeadErase erase = new LeadErase(house.database, house.clock);
        String leadId = house.database
                .read(transaction -> LeadIds.known(transaction, IntakeHouse.USER, phone))
                .orElseThrow()
                .leadId();
        erase.eraseStrays(IntakeHouse.USER, leadId);
        house.database.run(transaction -> erase.erase(transaction, IntakeHouse.USER, leadId));
    }

    private static List<String> traces(Path folder, List<String> phones) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                phones.stream()
                        .filter(bytes::contains)
                        .forEach(phone -> found.add(phone + " in " + file.getFileName()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
