package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.MessageContext.Product;
import dev.switchboard.message.Referral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes with a message or a postback beside its content. */
final class Contexts {
    private Contexts() {}

    /**
     * Of an element and the part of it that says something.
     *
     * @param it the {@code message} or {@code postback}: a referral stands in it or beside it
     */
    static MessageContext of(JsonSlice element, JsonSlice it) {
        JsonSlice inside = it.get("referral");
        JsonSlice referral = inside != null && inside.isObject() ? inside : element.get("referral");
        String replyTo = it.textAt("reply_to", "mid");
        return new MessageContext(replyTo, false, false, product(referral), referral(referral), null, List.of());
    }

    private static @Nullable Product product(@Nullable JsonSlice referral) {
        String id = referral == null ? null : referral.textAt("product", "id");
        return id == null ? null : new Product(null, id);
    }

    private static @Nullable Referral referral(@Nullable JsonSlice referral) {
        if (referral == null || !referral.isObject()) {
            return null;
        }
        String source = referral.textAt("source");
        Referral read = new Referral(
                source != null ? source : referral.textAt("type"),
                referral.textAt("ad_id"),
                referral.textAt("referer_uri"),
                referral.textAt("ads_context_data", "ad_title"),
                null,
                null,
                referral.textAt("ref"));
        return read.equals(NOTHING) ? null : read;
    }

    private static final Referral NOTHING = new Referral(null, null, null, null, null, null, null);
}
