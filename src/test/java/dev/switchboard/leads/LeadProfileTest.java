package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is told of a lead in whatever order: each field is the newest extraction's, else the contact's, else the profile's. */
class LeadProfileTest {
    @TempDir
    static Path folder;

    private static IntakeHouse house;

    private final List<Extraction> extractions = new ArrayList<>();
    private final String[] contact = new String[3];
    private String profileName;

    @BeforeAll
    static void open() {
        house = new IntakeHouse(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Long> seeds() {
        return new Random(20260711).longs(150).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_field_comes_from_the_first_source_that_has_it(long seed) {
        Random random = new Random(seed);
        String phone = "9189" + (10_000_000 + Math.floorMod(seed, 89_999_999));
        tellContact(random, phone);
        int steps = 1 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(3)) {
                case 0 -> tellContact(random, phone);
                case 1 -> extract(random, phone);
                default -> write(random, phone);
            }
            house.clock.advance(Duration.ofMillis(random.nextInt(3)));
            check(phone);
        }
    }

    private static String maybe(Random random, String word) {
        return random.nextBoolean() ? word + random.nextInt(100) : null;
    }

    private static String orEmpty(Random random, String word) {
        return random.nextInt(4) == 0 ? "" : maybe(random, word);
    }

    private void tellContact(Random random, String phone) {
        String[] told = {orEmpty(random, "c"), orEmpty(random, "c@"), orEmpty(random, "co")};
        house.database.run(transaction -> new Contacts(house.clock, house.ids)
                .put(
                        transaction,
                        IntakeHouse.USER,
                        new NewContact("+" + phone, told[0], told[1], told[2], Map.of()),
                        new PhoneReader(null)));
        for (int i = 0; i < told.length; i++) {
            contact[i] = told[i] == null ? contact[i] : told[i].isEmpty() ? null : told[i];
        }
    }

    private void extract(Random random, String phone) {
        Extraction extraction = new Extraction(
                maybe(random, "e"), maybe(random, "e@"), maybe(random, "eo"), null, null, null, null, null, null);
        house.database.run(transaction -> new Extractions(house.clock, house.ids)
                .add(transaction, IntakeHouse.USER, idOf(phone), extraction, "api"));
        extractions.add(extraction);
    }

    private void write(Random random, String phone) {
        profileName = "p" + random.nextInt(100);
        house.accept(new MessageReceived(
                IntakeHouse.NUMBER,
                "wamid." + phone + random.nextLong(),
                CustomerIds.of(phone),
                profileName,
                new Content.Text("hi"),
                house.clock.millis(),
                MessageContext.NONE,
                Origin.LIVE,
                "{}"));
    }

    private static String idOf(String phone) {
        return house.database
                .read(transaction -> LeadIds.known(transaction, IntakeHouse.USER, phone))
                .orElseThrow()
                .leadId();
    }

    private void check(String phone) {
        Extraction newest = extractions.isEmpty()
                ? new Extraction(null, null, null, null, null, null, null, null, null)
                : extractions.getLast();
        Lead lead = new LeadReader(house.database, house.clock)
                .find(IntakeHouse.USER, phone)
                .orElseThrow();
        assertThat(lead.name()).isEqualTo(first(newest.name(), contact[0], profileName));
        assertThat(lead.email()).isEqualTo(first(newest.email(), contact[1]));
        assertThat(lead.company()).isEqualTo(first(newest.company(), contact[2]));
        assertThat(lead.extractionId() != null).isEqualTo(!extractions.isEmpty());
    }

    private static String first(String... values) {
        return Arrays.stream(values).filter(value -> value != null).findFirst().orElse(null);
    }
}
