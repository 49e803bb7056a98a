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
 * @param mediaType image or video
 * @param mediaUrl of the ad's image or video; expires
 * @param thumbnailUrl of a video
 * @param welcome what the customer was greeted with: {@code welcome_message.text}
 */
public record Referral(
        @Nullable String type,
        @Nullable String id,
        @Nullable String url,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String clickId,
        @Nullable String ref,
        @Nullable String mediaType,
        @Nullable String mediaUrl,
        @Nullable String thumbnailUrl,
        @Nullable String welcome) {

    /** One that shows nothing. */
    public Referral(
            @Nullable String type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String clickId,
            @Nullable String ref) {
        this(type, id, url, headline, body, clickId, ref, null, null, null, null);
    }
}
