package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.store.StoreUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two readers look for a long text, each in one half of all texts: together they find what one would. */
class SearchHalvesTest {
    private static final String USER = "u";
    private static final SearchTerm TERM = SearchTerm.of("anybody");

    private Rows rows;

    @BeforeEach
    void fill(@TempDir Path folder) {
        rows = new Rows(folder);
        rows.lead("someone before", "+12025550100", "name", "Anybody");
        IntStream.range(0, 20).forEach(i -> add(i, i % 4 == 0 ? "Somebody" : "Anybody"));
        new LeadIndexer(rows.database()).run();
        add(20, "Anybody");
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private void add(int i, String name) {
        rows.lead(USER, "+9198765432" + (10 + i), "name", name);
    }

    private LeadPage list(long few, long many) {
        return new LeadReader(rows.database(), new TestClock(), few, many)
                .list(USER, new LeadQuery(LeadFilter.searching("anybody"), LeadSort.NAME, true, 5, 0));
    }

    private SearchRange range() {
        return rows.database()
                .read(transaction -> SearchRange.of(transaction, USER))
                .orElseThrow();
    }

    private SearchFound whole(SearchHalf half) {
        return whole(half, TERM);
    }

    private SearchFound whole(SearchHalf half, SearchTerm term) {
        return rows.database().read(transaction -> half.whole(transaction, term));
    }

    private SearchFound inOne() {
        SearchRange range = range();
        return rows.database()
                .read(transaction -> SearchWays.of(transaction, TERM, range.first(), range.all())
                        .found(transaction, 100));
    }

    @Test
    void both_have_some_and_none_is_in_both() {
        SearchFound upper =
                SearchHalf.of(rows.database(), TERM, range(), 100).begun().join();

        assertThat(upper.count()).isBetween(5L, 11L);
        assertThat(whole(SearchHalf.of(rows.database(), TERM, range(), 100)))
                .isEqualTo(inOne())
                .returns(16L, SearchFound::count);
    }

    @Test
    void what_another_reader_cannot_find_this_one_looks_for_itself() {
        CompletableFuture<SearchFound> failed =
                CompletableFuture.failedFuture(new StoreUnavailableException("too many reads wait", null));

        assertThat(whole(new SearchHalf(range(), failed, 100))).isEqualTo(inOne());
    }

    @Test
    void of_too_many_the_number_alone_is_kept() {
        assertThat(whole(SearchHalf.of(rows.database(), TERM, range(), 7))).isEqualTo(new SearchFound(16, null));
        assertThat(whole(SearchHalf.of(rows.database(), TERM, range(), 3))).isEqualTo(new SearchFound(16, null));
    }

    @Test
    void a_list_is_the_same_however_many_are_kept() {
        assertThat(list(0, 0)).isEqualTo(list(0, 100)).isEqualTo(list(100, 0)).isEqualTo(list(100, 15));
        assertThat(list(100, 100).total()).isEqualTo(16);
    }

    @Test
    void one_half_may_be_empty() {
        for (String text : List.of("9876543211", "9876543230")) {
            assertThat(whole(SearchHalf.of(rows.database(), SearchTerm.of(text), range(), 100), SearchTerm.of(text)))
                    .returns(1L, SearchFound::count)
                    .satisfies(found -> assertThat(found.numbers()).matches("\\[\\d+]"));
        }
        SearchTerm nobody = SearchTerm.of("nobody at all");
        assertThat(whole(SearchHalf.of(rows.database(), nobody, range(), 100), nobody))
                .isEqualTo(new SearchFound(0, "[]"));
    }

    private static LeadFilter anybodyWithoutEmail() {
        return new LeadFilter(
                Set.of(), Set.of(), null, false, null, null, null, null, "anybody", null, null, null, null, null);
    }

    private List<LeadOrder.Row> page(LeadFilter filter, long few, SearchHalf half) {
        LeadQuery query = new LeadQuery(filter, LeadSort.CREATED_AT, true, 50, 0);
        return rows.database()
                .read(transaction -> new LeadMatches(transaction, USER, query, "anybody", few, half).rows())
                .rows();
    }

    @Test
    void who_is_hidden_after_another_reader_found_them_is_on_no_page() {
        SearchHalf half = SearchHalf.of(rows.database(), TERM, range(), 100);
        half.begun().join();
        rows.database()
                .run(
                        transaction -> transaction.update(
                                "UPDATE leads SET deleted_at = 1 WHERE lead_id IN ('lead-+919876543229', 'lead-+919876543230')"));

        for (LeadFilter filter : List.of(LeadFilter.searching("anybody"), anybodyWithoutEmail())) {
            assertThat(page(filter, 100, half)).hasSize(14);
            assertThat(page(filter, 0, half)).hasSize(14);
        }
    }
}
