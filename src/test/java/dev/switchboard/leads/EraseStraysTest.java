package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept before anybody knew whose it was, of the one who is erased and of others. */
class EraseStraysTest {
    private static final int STRAYS = 1_203;

    @Test
    void it_is_found_by_any_id_among_however_many_that_name_others(@TempDir Path folder) {
        try (IntakeHouse house = new IntakeHouse(folder)) {
            house.write("hi");
            house.database.run(transaction -> {
                String leadId = leadId(transaction);
                new Leads(house.clock, house.ids)
                        .learn(
                                transaction,
                                IntakeHouse.USER,
                                leadId,
                                List.of("IN.7"),
                                Platform.WHATSAPP,
                                house.clock.millis());
            });
            house.accept(
                    IntStream.range(0, STRAYS).mapToObj(EraseStraysTest::stray).toArray(InboundEvent[]::new));
            assertThat(count(house)).isEqualTo(STRAYS);

            String leadId = house.database.read(EraseStraysTest::leadId);
            new LeadErase(house.database, house.clock).eraseStrays(IntakeHouse.USER, leadId);

            assertThat(count(house)).isEqualTo(STRAYS - STRAYS / 3);
            assertThat(house.texts("SELECT COUNT(*) FROM raw_events WHERE payload LIKE '%\"" + IntakeHouse.CUSTOMER
                            + "\"%' OR payload LIKE '%\"IN.7\"%'"))
                    .containsExactly("0");
        }
    }

    private static String leadId(Transaction transaction) {
        return LeadIds.known(transaction, IntakeHouse.USER, IntakeHouse.CUSTOMER)
                .orElseThrow()
                .leadId();
    }

    private static long count(IntakeHouse house) {
        return Long.parseLong(house.texts("SELECT COUNT(*) FROM raw_events WHERE lead_id IS NULL")
                .getFirst());
    }

    /** Every third is the customer's, by one id or the other; some only look like it. */
    private static InboundEvent stray(int number) {
        String customer = switch (number % 6) {
            case 2 -> IntakeHouse.CUSTOMER;
            case 5 -> "IN.7";
            case 1 -> IntakeHouse.CUSTOMER + "0";
            default -> "IN.77";
        };
        String raw = "{\"n\":" + number + ",\"id\":\"" + customer + "\"}";
        return new Unrecognized(IntakeHouse.NUMBER, "odd", "odd", raw);
    }
}
