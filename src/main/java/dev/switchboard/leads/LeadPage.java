package dev.switchboard.leads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the leads that match.
 *
 * @param total how many match in all
 * @param last the last of them, for a cursor; null when none follow
 */
public record LeadPage(
        List<Lead> leads, long total, @Nullable LeadPlace last) {
    /**
     * Where a lead stands in its list.
     *
     * @param key what it sorts by; null for nothing
     */
    public record LeadPlace(@Nullable Object key, String customerPhone) {}
}
