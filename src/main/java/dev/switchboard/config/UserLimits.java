package dev.switchboard.config;

import org.jspecify.annotations.Nullable;

/**
 * What one user may ask for, where that is not what the installation says. 0 is no limit, null the installation's.
 *
 * @param leadsReadsPerMinute reads of leads
 * @param writesPerMinute calls that change something
 */
public record UserLimits(
        @Nullable Integer leadsReadsPerMinute, @Nullable Integer writesPerMinute) {
    /** As the installation says. */
    public static final UserLimits USUAL = new UserLimits(null, null);

    private static final int MOST = 1_000_000;

    static UserLimits read(Section in) {
        return new UserLimits(
                in.optionalNumber("leads_reads_per_minute", 0, MOST), in.optionalNumber("writes_per_minute", 0, MOST));
    }
}
