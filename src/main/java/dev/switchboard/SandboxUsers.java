package dev.switchboard;

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
                        SandboxValues.PHONE_NUMBER_ID,
                        SandboxValues.DISPLAY_PHONE_NUMBER),
                user(
                        SandboxValues.SECOND_USER,
                        SandboxValues.SECOND_AGENT,
                        SandboxValues.SECOND_PHONE_NUMBER_ID,
                        SandboxValues.SECOND_DISPLAY_PHONE_NUMBER));
    }

    private static Tenant user(String userId, String agentId, String phoneNumberId, String display) {
        return new Tenant(
                userId,
                userId,
                null,
                "sandbox",
                List.of(echo(userId, agentId)),
                List.of(number(userId, agentId, phoneNumberId, display)));
    }

    private static AgentSettings echo(String userId, String agentId) {
        return new AgentSettings(userId, agentId, "Echo", "echo", null, null, 0, 0, 30, 32);
    }

    private static Account number(String userId, String agentId, String phoneNumberId, String display) {
        return new Account(
                userId,
                new AccountKey(Platform.WHATSAPP, phoneNumberId),
                SandboxValues.WABA_ID,
                display,
                agentId,
                SandboxValues.GRAPH_TOKEN,
                List.<Secret>of(SandboxValues.WHATSAPP_APP_SECRET),
                SandboxValues.VERIFY_TOKEN,
                UNPACED);
    }
}
