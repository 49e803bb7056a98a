package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's number, page or site.
 *
 * @param businessAccountId the WhatsApp business account it belongs to
 * @param agentId who answers; null when messages are only recorded
 * @param token what allows us to send from it
 * @param appSecrets every secret its webhooks may be signed with
 * @param verifyToken what the platform must know to connect the callback
 */
public record Account(
        String userId,
        AccountKey key,
        @Nullable String businessAccountId,
        @Nullable String display,
        @Nullable String agentId,
        Secret token,
        List<Secret> appSecrets,
        Secret verifyToken,
        int messagesPerSecond) {

    /** True when a webhook signed with the key of that fingerprint may speak for this account. */
    public boolean accepts(String keyFingerprint) {
        return appSecrets.stream().anyMatch(secret -> secret.fingerprint().equals(keyFingerprint));
    }
}
