package dev.switchboard;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.config.UserLimits;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Site;
import dev.switchboard.tenants.Tenant;
import java.util.List;

/** The users every sandbox has. */
final class SandboxUsers {
    /** No limit of pace: faults set one. */
    private static final int UNPACED = 10_000;

    private SandboxUsers() {}

    static List<Tenant> all() {
        return with(echo(SandboxValues.USER, SandboxValues.AGENT));
    }

    /** Those users, with an agent behind a URL in the place of the first one's echo. */
    static List<Tenant> withAgent(String url, Secret secret) {
        return with(
                new AgentSettings(SandboxValues.USER, SandboxValues.AGENT, "Agent", "http", url, secret, 0, 0, 30, 32));
    }

    private static List<Tenant> with(AgentSettings agent) {
        return List.of(
                user(
                        agent,
                        number(
                                agent.userId(),
                                agent.agentId(),
                                SandboxValues.PHONE_NUMBER_ID,
                                SandboxValues.DISPLAY_PHONE_NUMBER),
                        instagram()),
                user(
                        echo(SandboxValues.SECOND_USER, SandboxValues.SECOND_AGENT),
                        number(
                                SandboxValues.SECOND_USER,
                                SandboxValues.SECOND_AGENT,
                                SandboxValues.SECOND_PHONE_NUMBER_ID,
                                SandboxValues.SECOND_DISPLAY_PHONE_NUMBER)));
    }

    private static Tenant user(AgentSettings agent, Account... accounts) {
        return new Tenant(
                agent.userId(),
                agent.userId().equals(SandboxValues.USER) ? "Your business" : agent.userId(),
                null,
                "sandbox",
                UserLimits.USUAL,
                List.of(agent),
                List.of(accounts),
                sites(agent));
    }

    /** Shown by every page: only this machine reaches a sandbox. */
    private static List<Site> sites(AgentSettings agent) {
        return agent.userId().equals(SandboxValues.USER)
                ? List.of(new Site(
                        agent.userId(),
                        SandboxValues.SITE,
                        List.of("*"),
                        agent.agentId(),
                        null,
                        "Hi! How can we help?",
                        SandboxValues.SITE_SECRET))
                : List.of();
    }

    private static AgentSettings echo(String userId, String agentId) {
        return new AgentSettings(userId, agentId, "Echo", "echo", null, null, 0, 0, 30, 32);
    }

    private static Account number(String userId, String agentId, String phoneNumberId, String display) {
        return new Account(
                userId,
                new AccountKey(Platform.WHATSAPP, phoneNumberId),
                Login.FACEBOOK,
                SandboxValues.WABA_ID,
                display,
                agentId,
                SandboxValues.GRAPH_TOKEN,
                List.<Secret>of(SandboxValues.WHATSAPP_APP_SECRET),
                SandboxValues.VERIFY_TOKEN,
                UNPACED);
    }

    private static Account instagram() {
        return new Account(
                SandboxValues.USER,
                new AccountKey(Platform.INSTAGRAM, SandboxValues.INSTAGRAM_ACCOUNT_ID),
                Login.INSTAGRAM,
                null,
                null,
                SandboxValues.AGENT,
                SandboxValues.GRAPH_TOKEN,
                List.<Secret>of(SandboxValues.INSTAGRAM_APP_SECRET),
                SandboxValues.VERIFY_TOKEN,
                UNPACED);
    }
}
