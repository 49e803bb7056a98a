package dev.switchboard.channels.webchat;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.time.Instant;

/**
 * What a token says: whose browser it is, on which site, and until when. Signed by {@link SessionTokens}.
 *
 * @param sessionId {@code web-…}
 * @param identified whether it was given to somebody the site had told us of
 */
public record SessionToken(String site, String sessionId, Instant expiresAt, boolean identified) {

    /** What the session writes to. */
    AccountKey account() {
        return new AccountKey(Platform.WEBCHAT, site);
    }
}
