package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/**
 * The ad, post or link a customer came by: WhatsApp {@code messages[].referral}, Instagram {@code referral} in a message,
 * beside it, in a postback, or alone. Kept as the lead's source.
 *
 * @param type {@code source_type} or {@code source}: ad, post, SHORTLINK, ADS …
 * @param id {@code source_id} or {@code ad_id}
 * @param url {@code source_url}
 * @param headline of the ad
 * @param body of the ad
 * @param clickId {@code ctwa_clid}
 * @param ref what we wrote into an Instagram link
 */
public record Referral(
        @Nullable String type,
        @Nullable String id,
        @Nullable String url,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String clickId,
        @Nullable String ref) {}
