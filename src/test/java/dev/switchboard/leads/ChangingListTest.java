package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.LeadPage.LeadPlace;
import dev.switchboard.message.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk over a list while leads write, are deleted, merged and scored: whoever did not change meanwhile is seen once, and
 * nobody who does not belong there. Repeat one with {@code -Dseed=N}.
 */
class ChangingListTest {
    private static final long SEED = Long.getLong("seed", 11);

    private ModelHouse house;

    @BeforeEach
    void fill(@TempDir Path folder) {
        house = new ModelHouse(folder, SEED).fill(150);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_did_not_change_is_seen_once() {
        Random random = new Random(SEED);
        for (LeadSort sort : LeadSort.values()) {
            for (int i = 0; i < 4; i++) {
                walk(new LeadQuery(filter(random), sort, random.nextBoolean(), 15, 0), random.nextInt(3) * 40L);
            }
        }
    }

    private static LeadFilter filter(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> LeadFilter.searching("a");
            case 1 -> LeadFilter.searching("9189");
            case 2 ->
                new LeadFilter(
                        Set.of(Platform.WHATSAPP),
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            default -> LeadFilter.ALL;
        };
    }

    private void walk(LeadQuery query, long few) {
        LeadReader reader = new LeadReader(house.database, house.clock, few, few);
        Map<String, LeadModel.Row> still = rows();
        List<String> seen = new ArrayList<>();
        LeadQuery next = query;
        while (next != null) {
            LeadPage page = reader.list(ModelHouse.USER, next);
            page.leads().forEach(lead -> seen.add(lead.leadId()));
            LeadPlace last = page.last();
            next = last == null ? null : query.after(new LeadCursor(0, seen.size(), last.key(), last.customerPhone()));
            house.fill(2);
            still.entrySet().retainAll(rows().entrySet());
        }
        LeadModel model = new LeadModel(house.database, ModelHouse.USER);
        assertThat(still).hasSizeGreaterThan(20);
        still.forEach((leadId, row) -> assertThat(seen.stream().filter(leadId::equals))
                .as("%s in %s", row, query)
                .hasSize(model.matches(row, query.filter()) ? 1 : 0));
    }

    private Map<String, LeadModel.Row> rows() {
        Map<String, LeadModel.Row> rows = new HashMap<>();
        new LeadModel(house.database, ModelHouse.USER).rows.forEach(row -> rows.put(row.leadId(), row));
        return rows;
    }
}
