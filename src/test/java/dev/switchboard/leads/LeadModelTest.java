package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.LeadPage.LeadPlace;
import dev.switchboard.message.Platform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions by chance: indexes, counters and search give the same leads in the same order with the same totals as looking
 * at every lead. Repeat one with {@code -Dseed=N}.
 */
class LeadModelTest {
    private static final long SEED = Long.getLong("seed", 1);
    private static final int CUSTOMERS = 700;

    private static ModelHouse house;
    private static LeadModel model;
    private static List<String> words;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        house = new ModelHouse(folder, SEED).fill(CUSTOMERS);
        model = new LeadModel(house.database, ModelHouse.USER);
        words = model.words();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void random_questions_are_answered_as_by_looking_at_every_lead() {
        ask(5_000, new Random(SEED));
    }

    @Tag("nightly")
    @Test
    void a_hundred_thousand_random_questions_are_answered_as_by_looking_at_every_lead() {
        ask(100_000, new Random(SEED + 1));
    }

    @Test
    void statistics_agree_with_every_lead() {
        Instant now = house.clock.instant();
        LeadStats stats = new LeadReader(house.database, house.clock).stats(ModelHouse.USER);

        assertThat(stats)
                .isEqualTo(new LeadStats(
                        model.rows.size(),
                        count(row -> row.extraction()),
                        count(row -> "Hot".equals(row.status())),
                        count(row -> "Warm".equals(row.status())),
                        count(row -> "Cold".equals(row.status())),
                        count(row -> (row.platforms() & 1) != 0),
                        count(row -> (row.platforms() & 2) != 0),
                        0,
                        count(row -> since(row, now, 7)),
                        count(row -> since(row, now, 30))));
    }

    private static long count(Predicate<LeadModel.Row> which) {
        return model.rows.stream().filter(which).count();
    }

    private static boolean since(LeadModel.Row row, Instant now, int days) {
        return row.last() != null
                && row.last() >= now.minusSeconds(days * 86_400L).toEpochMilli();
    }

    private static void ask(int questions, Random random) {
        for (int i = 0; i < questions; i++) {
            LeadReader reader =
                    new LeadReader(house.database, house.clock, random.nextInt(3) * 40L, random.nextInt(3) * 40L);
            LeadQuery query = query(random);
            List<String> expected = model.phones(query);
            check(reader, query, expected);
            if (i % 10 == 0) {
                assertThat(walk(reader, query)).as("walk %s", query).isEqualTo(expected);
            }
        }
    }

    private static void check(LeadReader reader, LeadQuery query, List<String> expected) {
        LeadPage page = reader.list(ModelHouse.USER, query);
        List<String> shown =
                expected.stream().skip(query.offset()).limit(query.limit()).toList();
        assertThat(page.total()).as("total of %s", query).isEqualTo(expected.size());
        assertThat(phones(page)).as("%s", query).isEqualTo(shown);
        assertThat(page.last() != null)
                .as("more of %s", query)
                .isEqualTo(query.offset() + shown.size() < expected.size() && !shown.isEmpty());
    }

    private static List<String> phones(LeadPage page) {
        return page.leads().stream().map(Lead::customerPhone).toList();
    }

    private static List<String> walk(LeadReader reader, LeadQuery query) {
        List<String> all = new ArrayList<>();
        LeadQuery next = new LeadQuery(query.filter(), query.sort(), query.descending(), 97, 0);
        while (true) {
            LeadPage page = reader.list(ModelHouse.USER, next);
            all.addAll(phones(page));
            LeadPlace last = page.last();
            if (last == null) {
                return all;
            }
            next = next.after(new LeadCursor(0, all.size(), last.key(), last.customerPhone()));
        }
    }

    private static LeadQuery query(Random random) {
        LeadSort[] sorts = LeadSort.values();
        return new LeadQuery(
                filter(random),
                sorts[random.nextInt(sorts.length)],
                random.nextBoolean(),
                1 + random.nextInt(100),
                random.nextBoolean() ? 0 : random.nextInt(CUSTOMERS));
    }

    /** Few conditions each, or nothing would be left. */
    private static LeadFilter filter(Random random) {
        int often = 3 + random.nextInt(12);
        Supplier<Boolean> asked = () -> random.nextInt(often) == 0;
        Integer least = asked.get() ? 5 + random.nextInt(11) : null;
        return new LeadFilter(
                asked.get() ? some(random, Platform.values()) : Set.of(),
                asked.get() ? some(random, LeadStatus.values()) : Set.of(),
                asked.get() ? random.nextBoolean() : null,
                asked.get() ? random.nextBoolean() : null,
                least,
                asked.get() ? (least == null ? 5 : least) + random.nextInt(8) : null,
                asked.get() ? time(random) : null,
                asked.get() ? time(random) : null,
                asked.get() ? search(random) : null,
                random.nextInt(40) == 0 ? alias(random) : null,
                asked.get() ? "bot-n" + (1 + random.nextInt(4)) : null,
                asked.get() ? "n" + (1 + random.nextInt(4)) : null,
                asked.get() ? random.nextBoolean() : null,
                asked.get() ? random.nextBoolean() : null);
    }

    private static <E> Set<E> some(Random random, E[] all) {
        return Stream.of(all).filter(one -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    private static Instant time(Random random) {
        Instant time = house.clock.instant().minusMillis((long) (random.nextDouble() * 60 * 86_400_000L));
        long day = Math.floorDiv(time.toEpochMilli(), 86_400_000L) * 86_400_000L;
        return switch (random.nextInt(3)) {
            case 0 -> Instant.ofEpochMilli(day);
            case 1 -> Instant.ofEpochMilli(day - 1);
            default -> time;
        };
    }

    private static @Nullable String alias(Random random) {
        List<String> all = List.copyOf(model.aliases.keySet());
        return random.nextInt(5) == 0 ? "nobody" : all.get(random.nextInt(all.size()));
    }

    private static String search(Random random) {
        String word = words.get(random.nextInt(words.size()));
        int from = word.offsetByCodePoints(0, random.nextInt(word.codePointCount(0, word.length())));
        int most = word.codePointCount(from, word.length());
        String part = word.substring(from, word.offsetByCodePoints(from, 1 + random.nextInt(most)));
        return switch (random.nextInt(6)) {
            case 0 -> part.toUpperCase(Locale.ROOT);
            case 1 -> "+" + part.charAt(0) + " " + part.substring(1);
            case 2 -> part + "x";
            default -> part;
        };
    }
}
