package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.MessageContext.Product;
import dev.switchboard.message.Referral;
import org.jspecify.annotations.Nullable;

/** What comes with a message beside its content. */
final class Contexts {
    private Contexts() {}

    static MessageContext of(JsonSlice message) {
        JsonSlice context = message.get("context");
        JsonSlice referral = message.get("referral");
        JsonSlice errors = message.get("errors");
        String groupId = groupOf(message);
        return context == null && referral == null && errors == null && groupId == null
                ? MessageContext.NONE
                : of(message, context, referral(referral), groupId);
    }

    private static MessageContext of(
            JsonSlice message, @Nullable JsonSlice context, @Nullable Referral referral, @Nullable String groupId) {
        return new MessageContext(
                context == null ? null : Person.either(context.textAt("id"), context.textAt("message_id")),
                context != null && context.isTrue("forwarded"),
                context != null && context.isTrue("frequently_forwarded"),
                context == null ? null : product(context.get("referred_product")),
                referral,
                groupId,
                Errors.of(message));
    }

    /** What was sent to a group names it as the recipient. */
    static @Nullable String groupOf(JsonSlice message) {
        String group = message.textAt("group_id");
        return group == null && isToGroup(message) ? message.textAt("to") : group;
    }

    static boolean isToGroup(JsonSlice message) {
        return "group".equals(message.textAt("recipient_type"));
    }

    private static @Nullable Product product(@Nullable JsonSlice product) {
        return product == null || !product.isObject()
                ? null
                : new Product(product.textAt("catalog_id"), product.textAt("product_retailer_id"));
    }

    private static @Nullable Referral referral(@Nullable JsonSlice referral) {
        return referral == null || referral.members().isEmpty()
                ? null
                : new Referral(
                        referral.textAt("source_type"),
                        referral.textAt("source_id"),
                        referral.textAt("source_url"),
                        referral.textAt("headline"),
                        referral.textAt("body"),
                        referral.textAt("ctwa_clid"),
                        null,
                        referral.textAt("media_type"),
                        Person.either(referral.textAt("image_url"), referral.textAt("video_url")),
                        referral.textAt("thumbnail_url"),
                        referral.textAt("welcome_message", "text"));
    }
}
