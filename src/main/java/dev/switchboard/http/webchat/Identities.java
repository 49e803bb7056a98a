package dev.switchboard.http.webchat;

import dev.switchboard.config.Secret;
import dev.switchboard.http.webchat.SessionBody.Identity;
import dev.switchboard.tenants.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** Proves who the site says a visitor is. */
final class Identities {
    private Identities() {}

    /** Checks the site's word. @throws dev.switchboard.http.ApiException 403 when it is not the site's */
    static void check(Site site, Identity identity) {
        Secret secret = site.identifySecret();
        if (secret == null) {
            throw Problems.identity("Site " + site.key() + " has no identify_secret: set one before visitors identify");
        }
        byte[] right = HexFormat.of()
                .formatHex(secret.sign(identity.id().getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] given = identity.hash().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right, given)) {
            throw Problems.identity("identity.hash is not the hex HMAC-SHA256 of identity.id under the site's secret");
        }
    }
}
