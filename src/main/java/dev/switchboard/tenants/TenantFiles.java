package dev.switchboard.tenants;

import dev.switchboard.config.AccountFile;
import dev.switchboard.config.AgentFile;
import dev.switchboard.config.SiteFile;
import dev.switchboard.config.UserFile;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Locale;

/** Turns users declared in files into tenants. The files were checked when they were read. */
public final class TenantFiles {
    private TenantFiles() {}

    public static List<Tenant> of(List<UserFile> files) {
        return files.stream().map(TenantFiles::tenant).toList();
    }

    private static Tenant tenant(UserFile file) {
        return new Tenant(
                file.userId(),
                file.name(),
                file.defaultCountry(),
                file.file(),
                file.limits(),
                file.agents().stream().map(agent -> agent(file, agent)).toList(),
                file.accounts().stream().map(account -> account(file, account)).toList(),
                file.sites().stream().map(site -> site(file, site)).toList());
    }

    private static Site site(UserFile file, SiteFile site) {
        return new Site(
                file.userId(),
                site.key(),
                site.origins(),
                site.agent(),
                site.color(),
                site.greeting(),
                site.identifySecret());
    }

    private static AgentSettings agent(UserFile file, AgentFile agent) {
        return new AgentSettings(
                file.userId(),
                agent.id(),
                agent.name(),
                agent.kind().name().toLowerCase(Locale.ROOT),
                agent.url(),
                agent.secret(),
                agent.debounceMs(),
                agent.maxWaitMs(),
                agent.timeoutS(),
                agent.maxInFlight(),
                agent.openAi());
    }

    private static Account account(UserFile file, AccountFile account) {
        return new Account(
                file.userId(),
                new AccountKey(Platform.of(account.channel()).orElseThrow(), account.id()),
                account.login(),
                account.businessAccountId(),
                account.display(),
                account.agent(),
                account.token(),
                account.appSecrets(),
                account.verifyToken(),
                account.messagesPerSecond());
    }
}
