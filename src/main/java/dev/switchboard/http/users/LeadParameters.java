package dev.switchboard.http.users;

import dev.switchboard.http.Dates;
import dev.switchboard.http.Parameters;
import dev.switchboard.leads.LeadCursor;
import dev.switchboard.leads.LeadFilter;
import dev.switchboard.leads.LeadPage;
import dev.switchboard.leads.LeadPage.LeadPlace;
import dev.switchboard.leads.LeadQuery;
import dev.switchboard.leads.LeadSort;
import dev.switchboard.leads.LeadStatus;
import dev.switchboard.message.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of leads. */
final class LeadParameters {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_DAYS = 3650;

    private LeadParameters() {}

    static LeadQuery query(Parameters parameters, Instant now) {
        LeadSort sort =
                parameters.one("sort_by", LeadSort.class, LeadSort::wire, LeadSort::of, LeadSort.LAST_MESSAGE_AT);
        LeadQuery query = new LeadQuery(
                filter(parameters, now),
                sort,
                descending(parameters),
                parameters.limit(USUAL_LIMIT, MOST),
                parameters.offset());
        String cursor = parameters.text("cursor");
        return cursor == null ? query : query.after(cursor(parameters, query, cursor));
    }

    private static LeadCursor cursor(Parameters parameters, LeadQuery query, String text) {
        if (parameters.text("offset") != null) {
            throw Parameters.bad("cursor", "cannot be used together with offset");
        }
        LeadCursor cursor = LeadCursor.read(text)
                .orElseThrow(() -> Parameters.bad("cursor", "is not one that pagination.nextCursor gave"));
        if (cursor.binding() != binding(parameters, query)) {
            throw Parameters.bad("cursor", "belongs to a list with other filters or another sort");
        }
        return cursor;
    }

    /** Where the list goes on behind a page; null when that was all of it. */
    static @Nullable String nextCursor(Parameters parameters, LeadQuery query, LeadPage page) {
        LeadPlace last = page.last();
        return last == null
                ? null
                : new LeadCursor(
                                binding(parameters, query),
                                query.skipped() + page.leads().size(),
                                last.key(),
                                last.customerPhone())
                        .write();
    }

    private static long binding(Parameters parameters, LeadQuery query) {
        Integer days = parameters.number("days", 1, MOST_DAYS);
        String window =
                days == null ? query.filter().from() + " " + query.filter().to() : days + " days";
        return LeadQuery.binding(query.filter(), query.sort(), query.descending(), window);
    }

    private static LeadFilter filter(Parameters parameters, Instant now) {
        Integer least = parameters.number("min_total_score", 5, 15);
        Integer most = parameters.number("max_total_score", 5, 15);
        if (least != null && most != null && least > most) {
            throw Parameters.bad("min_total_score", "must not be above max_total_score");
        }
        Dates active = active(parameters, now);
        return new LeadFilter(
                parameters.many("platform", Platform.class, Platform::wire, Platform::of),
                parameters.many("lead_status", LeadStatus.class, LeadStatus::wire, LeadStatus::of),
                parameters.flag("has_extraction"),
                parameters.flag("has_email"),
                least,
                most,
                active.from(),
                active.to(),
                parameters.text("search", LONGEST_SEARCH),
                parameters.text("customer_phone"),
                parameters.text("agent_id"),
                parameters.text("phone_number_id"),
                parameters.flag("has_conversation"),
                parameters.flag("is_active"));
    }

    /** {@code days} wins: dates beside it are not even looked at. */
    private static Dates active(Parameters parameters, Instant now) {
        Integer days = parameters.number("days", 1, MOST_DAYS);
        return days == null ? Dates.of(parameters) : new Dates(now.minus(Duration.ofDays(days)), null);
    }

    private static boolean descending(Parameters parameters) {
        String order = parameters.text("sort_order");
        if (order == null) {
            return true;
        }
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw Parameters.bad("sort_order", "must be one of asc, desc");
        };
    }
}
