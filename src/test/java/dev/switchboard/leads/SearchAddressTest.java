package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is looked for by where an @ stands is what looking at each text finds. Repeat one with {@code -Dseed=N}.
 */
class SearchAddressTest {
    private static final long SEED = Long.getLong("seed", 7);
    private static final String USER = "u";
    private static final List<String> LETTERS =
            List.of("a", "B", "1", ".", " ", "\u00e9", "\ud83d\ude80", "\ud7ff", "@");
    private static final List<String> DOMAINS =
            List.of("gmail.com", "gmail.com.br", "gmail.co", "Mail.example", "m", "\ud7ff", "gmail.com \u0001");

    private final Random random = new Random(SEED);
    private final Map<String, String> texts = new TreeMap<>();
    private Rows rows;

    @BeforeEach
    void open(@TempDir Path folder) {
        rows = new Rows(folder);
        rows.lead("someone before", "+12025550100", "email", "other@gmail.com");
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private void add(String name, String email, String company) {
        String phone = "+9198765" + (10_000 + texts.size());
        rows.lead(USER, phone, "name", name, "email", email, "company", company);
        texts.put(phone, LeadText.of(phone, name, email, company));
    }

    private void addByChance(int many) {
        for (int i = 0; i < many; i++) {
            boolean isOdd = random.nextInt(8) == 0;
            add(isOdd ? some(5) : "Somebody", local() + "@" + one(DOMAINS), isOdd ? some(5) : "Else");
        }
    }

    private String local() {
        return some(5).replace("@", "a");
    }

    private String some(int most) {
        return random.ints(random.nextInt(most), 0, LETTERS.size())
                .mapToObj(LETTERS::get)
                .collect(Collectors.joining());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void hideSome() {
        texts.keySet().stream().limit(10).toList().forEach(phone -> {
            rows.database()
                    .run(transaction ->
                            transaction.update("UPDATE leads SET deleted_at = 1 WHERE lead_id = ?", "lead-" + phone));
            texts.remove(phone);
        });
    }

    private Optional<SearchWays> ways(String search) {
        return rows.database()
                .read(transaction -> SearchRange.of(transaction, USER)
                        .flatMap(range -> SearchTerm.of(search).address(transaction, range)));
    }

    private boolean isHalved(String search) {
        return SearchHalf.begin(rows.database(), USER, SearchTerm.of(search), 100)
                .isPresent();
    }

    private LeadPage list(String search) {
        LeadReader reader = new LeadReader(rows.database(), new TestClock(), random.nextInt(2) * 20L, 20);
        return reader.list(USER, new LeadQuery(LeadFilter.searching(search), LeadSort.NAME, true, 2_000, 0));
    }

    private void isFoundAsInTexts(String search) {
        List<String> expected = texts.entrySet().stream()
                .filter(lead -> lead.getValue().contains(LeadText.part(search)))
                .map(Map.Entry::getKey)
                .toList();
        LeadPage found = list(search);

        assertThat(found.leads().stream().map(Lead::customerPhone))
                .as(search)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.total()).as(search).isEqualTo(expected.size());
    }

    /** A part of a text around one of its @. */
    private String around() {
        String text = one(List.copyOf(texts.values()));
        int at = text.indexOf('@');
        int from = text.offsetByCodePoints(at, -random.nextInt(Math.min(6, text.codePointCount(0, at))));
        int to = text.offsetByCodePoints(at, 1 + random.nextInt(text.codePointCount(at, text.length())));
        return text.substring(from, to).replace(LeadText.SEPARATOR, ' ');
    }

    @Test
    void a_part_of_an_address_is_found_as_in_texts() {
        addByChance(150);
        hideSome();
        IntStream.range(0, 600).forEach(i -> isFoundAsInTexts(around()));
        new LeadIndexer(rows.database()).run();
        hideSome();
        IntStream.range(0, 600).forEach(i -> isFoundAsInTexts(around()));
    }

    @Test
    void addresses_of_a_few_domains_are_looked_for_by_their_at() {
        addByChance(100);

        assertThat(List.of("0@gmail.com", "@gmail", "nobody@mail.example", "a@b"))
                .allSatisfy(search -> assertThat(ways(search)).isPresent());
        assertThat(List.of("gmail.com", "somebody@", "a@b@c", "+91 98765", "a@b\udbff\udfff"))
                .allSatisfy(search -> assertThat(ways(search)).isEmpty());
    }

    @Test
    void the_beginning_of_very_many_domains_is_looked_for_by_its_letters() {
        IntStream.rangeClosed(1, SearchAddress.MOST_DOMAINS).forEach(i -> add("Some", "x@d" + (100 + i), "Else"));
        assertThat(ways("x@d1")).isPresent();
        isFoundAsInTexts("x@d1");
        add("Some", "x@d100", "Else");

        assertThat(ways("x@d1")).isEmpty();
        assertThat(ways("x@d11")).isPresent();
        isFoundAsInTexts("x@d1");
    }

    @Test
    void where_very_many_texts_have_several_at_letters_tell() {
        IntStream.range(0, SearchAddress.MOST_DOUBTFUL).forEach(i -> add("me@home", "x" + i % 7 + "@d", "Else"));
        assertThat(ways("3@d")).isPresent();
        isFoundAsInTexts("3@d");
        add("me@home", "x3@d", "Else");

        assertThat(ways("3@d")).isEmpty();
        isFoundAsInTexts("3@d");
    }

    @Test
    void where_very_many_end_alike_before_their_at_letters_tell_what_comes_before_that() {
        IntStream.range(0, SearchAddress.MOST_DOUBTFUL).forEach(i -> add("Some", i % 7 + "abc@d", "Else"));
        assertThat(ways("3abc@d")).isPresent();
        isFoundAsInTexts("3abc@d");
        assertThat(isHalved("3abc@d")).isFalse();
        add("Some", "3abc@d", "Else");

        assertThat(ways("3abc@d")).isEmpty();
        assertThat(ways("abc@d")).isPresent();
        isFoundAsInTexts("3abc@d");
        assertThat(isHalved("3abc@d")).isTrue();
    }

    @Test
    void nobody_is_found_by_an_address_of_another_user() {
        add("Some", "x@example.com", "Else");

        isFoundAsInTexts("other@gmail.com");
        isFoundAsInTexts("r@gm");
    }
}
