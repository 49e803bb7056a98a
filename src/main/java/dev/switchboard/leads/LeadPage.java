package dev.switchboard.leads;

import java.util.List;

/**
 * Some of the leads that match.
 *
 * @param total how many match in all
 */
public record LeadPage(List<Lead> leads, long total) {
    static final LeadPage EMPTY = new LeadPage(List.of(), 0);
}
