package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.tenants.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site as the API shows it.
 *
 * @param identifySecret {@code set}, or null when it has none; never the secret itself
 * @param declaredIn the file that declares it and alone may change it; null for one made over the API
 */
@JsonNaming(SnakeCaseStrategy.class)
record SiteJson(
        String userId,
        String key,
        List<String> origins,
        @Nullable String agent,
        @Nullable String color,
        @Nullable String greeting,
        @Nullable String identifySecret,
        @Nullable String declaredIn) {

    static SiteJson of(Site site, @Nullable String declaredIn) {
        return new SiteJson(
                site.userId(),
                site.key(),
                site.origins(),
                site.agentId(),
                site.color(),
                site.greeting(),
                site.identifySecret() == null ? null : AgentJson.SET,
                declaredIn);
    }
}
