package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.leads.LeadStats;

/** The statistics as the API shows them. */
@JsonNaming(SnakeCaseStrategy.class)
record StatsJson(
        long totalLeads,
        long leadsWithExtraction,
        long hotLeads,
        long warmLeads,
        long coldLeads,
        ByPlatform byPlatform,
        @JsonProperty("leads_last_7_days") long last7Days,
        @JsonProperty("leads_last_30_days") long last30Days) {

    record ByPlatform(long whatsapp, long instagram, long webchat) {}

    static StatsJson of(LeadStats stats) {
        return new StatsJson(
                stats.total(),
                stats.withExtraction(),
                stats.hot(),
                stats.warm(),
                stats.cold(),
                new ByPlatform(stats.whatsapp(), stats.instagram(), stats.webchat()),
                stats.last7Days(),
                stats.last30Days());
    }
}
