package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody's writes wait for an erasure and a merge: they look at nothing but the lead's own, however many others there are. */
class LeadWritePlansTest {
    @Test
    void erasing_and_merging_look_at_nothing_of_other_leads(@TempDir Path folder) {
        try (ModelHouse house = new ModelHouse(folder, 7)) {
            List<String> statements = Stream.of(
                            LeadErase.through(),
                            LeadErase.direct(),
                            LeadErase.work(),
                            LeadMerge.moves(),
                            Stream.of(LeadErase.KEYS, LeadMerge.MESSAGES))
                    .flatMap(all -> all)
                    .toList();
            for (String sql : statements) {
                assertThat(plan(house, sql))
                        .as(sql)
                        .allMatch(step -> !step.startsWith("SCAN"))
                        .noneMatch(step -> step.endsWith("(user_id=?)") || step.contains(">?"));
            }
        }
    }

    private static List<String> plan(ModelHouse house, String sql) {
        return house.database.read(
                transaction -> transaction.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail")));
    }
}
