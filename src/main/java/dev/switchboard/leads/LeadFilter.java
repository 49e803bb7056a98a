package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which leads are asked for: all that meet every condition that is not null or empty.
 *
 * @param platforms used at least one of these
 * @param minTotalScore 5 to 15; leads without a score are left out
 * @param from newest message at or after
 * @param to newest message at or before
 * @param search part of name, e-mail, company or phone, in any case
 * @param customerPhone any spelling of any id the lead is known by
 * @param agentId like the next and {@code isActive}: of one and the same conversation
 * @param phoneNumberId our account
 * @param isActive neither ended nor archived
 */
public record LeadFilter(
        Set<Platform> platforms,
        Set<LeadStatus> statuses,
        @Nullable Boolean hasExtraction,
        @Nullable Boolean hasEmail,
        @Nullable Integer minTotalScore,
        @Nullable Integer maxTotalScore,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String search,
        @Nullable String customerPhone,
        @Nullable String agentId,
        @Nullable String phoneNumberId,
        @Nullable Boolean hasConversation,
        @Nullable Boolean isActive) {

    /** All leads. */
    public static final LeadFilter ALL =
            new LeadFilter(Set.of(), Set.of(), null, null, null, null, null, null, null, null, null, null, null, null);

    /** All leads that match the search. */
    static LeadFilter searching(String search) {
        return new LeadFilter(
                Set.of(), Set.of(), null, null, null, null, null, null, search, null, null, null, null, null);
    }

    /** The leads with a message since then. */
    LeadFilter since(Instant time) {
        return during(time, to);
    }

    LeadFilter atAnyTime() {
        return during(null, null);
    }

    LeadFilter onlyTimes() {
        return ALL.during(from, to);
    }

    private LeadFilter during(@Nullable Instant first, @Nullable Instant last) {
        return new LeadFilter(
                platforms,
                statuses,
                hasExtraction,
                hasEmail,
                minTotalScore,
                maxTotalScore,
                first,
                last,
                search,
                customerPhone,
                agentId,
                phoneNumberId,
                hasConversation,
                isActive);
    }
}
