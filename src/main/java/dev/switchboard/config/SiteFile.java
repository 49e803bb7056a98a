package dev.switchboard.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A web site with the chat widget as a user's file declares it.
 *
 * @param key the public name that the page's script tag carries
 * @param origins pages that may show the widget: exact, {@code *.example.com}, or {@code *}
 * @param agent who answers; null when nobody does
 * @param color the widget's, as {@code #rgb} or {@code #rrggbb}
 * @param identifySecret what the site signs its visitors' ids with
 */
public record SiteFile(
        String key,
        List<String> origins,
        @Nullable String agent,
        @Nullable String color,
        @Nullable String greeting,
        @Nullable Secret identifySecret) {

    /** @param answers what an agent's id must be */
    static SiteFile read(Section in, Check answers) {
        return new SiteFile(
                in.unique("site", "key"),
                in.requiredTexts("origins", Check.ORIGIN),
                in.optional("agent", answers),
                in.optional("color", Check.COLOR),
                in.optional("greeting"),
                in.optionalSecret("identify_secret", Check.ANY));
    }
}
