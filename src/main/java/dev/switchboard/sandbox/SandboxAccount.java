package dev.switchboard.sandbox;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;

/**
 * A number or page that the emulator stands for.
 *
 * @param businessId what webhooks carry as {@code entry[].id}: the WABA, or the Instagram account itself
 * @param display how people see it: a phone number in digits, or a handle
 * @param appSecret signs its webhooks
 */
record SandboxAccount(String userId, AccountKey key, String businessId, String display, Secret appSecret) {

    /** Path of its webhooks on the server. */
    String webhookPath() {
        return "/webhooks/" + key.platform().wire();
    }
}
