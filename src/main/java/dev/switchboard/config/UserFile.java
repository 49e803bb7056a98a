package dev.switchboard.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user as a file under {@code config/users} declares it.
 *
 * @param file the path it was read from, to be named when somebody tries to change it elsewhere
 * @param defaultCountry for phones typed without a country code
 */
public record UserFile(
        String file,
        String userId,
        String name,
        @Nullable String defaultCountry,
        UserLimits limits,
        List<AgentFile> agents,
        List<AccountFile> accounts,
        List<SiteFile> sites) {

    static UserFile read(String file, Section in) {
        String userId = in.unique("user", "user_id");
        List<AgentFile> agents = in.sections("agents", AgentFile::read);
        Check answers = anyOf(agents);
        return new UserFile(
                file,
                userId,
                in.text("name", userId),
                in.optional("default_country", Check.COUNTRY),
                in.section("rate_limit", UserLimits::read),
                agents,
                in.sections("accounts", account -> AccountFile.read(account, answers)),
                in.sections("sites", site -> SiteFile.read(site, answers)));
    }

    private static Check anyOf(List<AgentFile> agents) {
        List<String> ids = agents.stream().map(AgentFile::id).toList();
        return new Check(ids::contains, "is no agent of this file", "declare it under agents, or leave it out");
    }
}
