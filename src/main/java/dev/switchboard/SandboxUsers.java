package dev.switchboard;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import java.util.List;

/** The users every sandbox has. */
final class SandboxUsers {
    /** No limit of pace: faults set one. */
    private static final int UNPACED = 10_000;

    private SandboxUsers() {}

    static List<Tenant> all() {
        return List.of(
                user(
                        SandboxValues.USER,
                        SandboxValues.AGENT,
                        number(
                                SandboxValues.USER,
                                SandboxValues.AGENT,
                                SandboxValues.PHONE_NUMBER_ID,
                                SandboxValues.DISPLAY_PHONE_NUMBER),
                        instagram()),
                user(
                        SandboxValues.SECOND_USER,
                        SandboxValues.SECOND_AGENT,
                        number(
                                SandboxValues.SECOND_USER,
                                SandboxValues.SECOND_AGENT,
                                SandboxValues.SECOND_PHONE_NUMBER_ID,
                                SandboxValues.SECOND_DISPLAY_PHONE_NUMBER)));
    }

    private static Tenant user(String userId, String agentId, Account... accounts) {
        return new Tenant(userId, userId, null, "sandbox", List.of(echo(userId, agentId)), List.of(accounts));
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
