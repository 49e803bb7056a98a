package dev.switchboard.tenants;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user's number, page or site.
 *
 * @param businessAccountId the WhatsApp business account it belongs to, or the other id of an Instagram account
 * @param login how an Instagram account was connected, which decides the API it is called at
 * @param agentId who answers; null when messages are only recorded
 * @param token what allows us to send from it
 * @param appSecrets every secret its webhooks may be signed with
 * @param verifyToken what the platform must know to connect the callback
 * @param keyFingerprints of the app secrets: asked for every event, so computed once
 */
public record Account(
        String userId,
        AccountKey key,
        Login login,
        @Nullable String businessAccountId,
        @Nullable String display,
        @Nullable String agentId,
        Secret token,
        List<Secret> appSecrets,
        Secret verifyToken,
        int messagesPerSecond,
        Set<String> keyFingerprints) {

    public Account(
            String userId,
            AccountKey key,
            Login login,
            @Nullable String businessAccountId,
            @Nullable String display,
            @Nullable String agentId,
            Secret token,
            List<Secret> appSecrets,
            Secret verifyToken,
            int messagesPerSecond) {
        this(
                userId,
                key,
                login,
                businessAccountId,
                display,
                agentId,
                token,
                appSecrets,
                verifyToken,
                messagesPerSecond,
                appSecrets.stream().map(Secret::fingerprint).collect(Collectors.toUnmodifiableSet()));
    }

    /** True when a webhook signed with the key of that fingerprint may speak for this account. */
    public boolean accepts(String keyFingerprint) {
        return keyFingerprints.contains(keyFingerprint);
    }
}
