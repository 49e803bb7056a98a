package dev.switchboard.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number or page as a user's file declares it.
 *
 * @param channel {@code whatsapp} or {@code instagram}
 * @param id the platform's id of it: phone number id, Instagram account id
 * @param businessAccountId the WhatsApp business account it belongs to; of an Instagram account the id scoped to the
 *     app, where webhooks use that
 * @param display what people know it by, such as the phone number
 * @param login how an Instagram account was connected, which decides the API it is called at
 * @param appSecrets secrets of the apps that sign its webhooks; several while one is being replaced
 * @param agent who answers; null when nobody does
 */
public record AccountFile(
        String channel,
        String id,
        @Nullable String businessAccountId,
        @Nullable String display,
        Login login,
        Secret token,
        List<Secret> appSecrets,
        Secret verifyToken,
        @Nullable String agent,
        int messagesPerSecond) {

    private static final List<String> CHANNELS = List.of("whatsapp", "instagram");

    /** The two ways to connect an Instagram account. */
    public enum Login {
        INSTAGRAM,
        FACEBOOK
    }

    /** @param answers what an agent's id must be */
    static AccountFile read(Section in, Check answers) {
        String channel = in.required("channel", Choices.check(CHANNELS));
        return new AccountFile(
                channel,
                in.unique(channel + " account", "id"),
                in.optional("business_account_id", Check.ID),
                in.optional("display"),
                in.choice("login", Login.INSTAGRAM),
                in.secret("token"),
                in.secrets("app_secrets"),
                in.secret("verify_token"),
                in.optional("agent", answers),
                in.number("messages_per_second", 80, 1, 10_000));
    }
}
