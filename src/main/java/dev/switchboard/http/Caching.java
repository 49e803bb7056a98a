package dev.switchboard.http;

import dev.switchboard.store.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a reader may keep, and how it asks whether that still holds. Tags are weak: they stand for the data, while time and
 * correlation id change with every answer, and compression changes the bytes.
 */
final class Caching {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Pattern OPAQUE = Pattern.compile("\"[^\"]*\"");
    private static final int TAG_BYTES = 16;

    private Caching() {}

    /** Before anything is known of the answer. What a user has is personal: caches of others may not keep it. */
    static void begin(Context ctx) {
        if (isOfUser(ctx)) {
            ctx.header("Cache-Control", "private, no-cache");
        }
    }

    /** Tags the answer to a read of a user's data, and says whether the caller has it already: then 304 is enough. */
    static boolean isKnown(Context ctx, byte[]... content) {
        if (!READS.contains(ctx.method()) || !isOfUser(ctx)) {
            return false;
        }
        return has(ctx, opaque(content));
    }

    /** Puts a tag on the answer, and says whether the caller has what it stands for. */
    static boolean has(Context ctx, String opaque) {
        ctx.header("ETag", "W/" + opaque);
        return names(Collections.list(ctx.req().getHeaders("If-None-Match")), opaque);
    }

    /** Compared weakly, as <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110</a> asks. */
    private static boolean names(List<String> lists, String opaque) {
        return lists.stream()
                .anyMatch(list -> list.strip().equals("*")
                        || OPAQUE.matcher(list)
                                .results()
                                .map(MatchResult::group)
                                .anyMatch(opaque::equals));
    }

    private static boolean isOfUser(Context ctx) {
        return ctx.pathParamMap().containsKey("user_id");
    }

    /** What stands in the quotes of a tag, with them. */
    static String opaque(byte[]... parts) {
        MessageDigest digest = Sha256.begin();
        for (byte[] part : parts) {
            digest.update(part);
            digest.update((byte) 0);
        }
        byte[] start = Arrays.copyOf(digest.digest(), TAG_BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
    }
}
