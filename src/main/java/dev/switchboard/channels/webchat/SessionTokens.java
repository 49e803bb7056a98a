package dev.switchboard.channels.webchat;

import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs and reads the tokens visitors carry: {@code v1~SITE~SESSION~EXPIRY~SIGNATURE}, of which only the signature is no
 * plain text; {@code v1i~} for a visitor whom the site has told us of. Nothing is kept of them, so that any node can read
 * what another has given.
 */
public final class SessionTokens {
    private static final Pattern FORM =
            Pattern.compile("v1(i?)~([^~]{1,100})~(web-[A-Za-z0-9-]{1,80})~(\\d{1,12})~([\\w-]{43})");
    private static final int LONGEST = 320;

    private final byte[] key;
    private final Clock clock;
    private final Duration life;

    /**
     * @param key of this use alone
     * @param life of a token; a visitor who is away for longer is a stranger again
     */
    public SessionTokens(byte[] key, Clock clock, Duration life) {
        this.key = key.clone();
        this.clock = clock;
        this.life = life;
    }

    /** A token and what it says. */
    public record Issued(String token, SessionToken says) {}

    /** A token for that session, good from now on. @param identified whether the site has told who the visitor is */
    public Issued issue(String site, String sessionId, boolean identified) {
        Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(life).getEpochSecond());
        String said = (identified ? "v1i~" : "v1~") + site + "~" + sessionId + "~" + expiresAt.getEpochSecond();
        return new Issued(said + "~" + signature(said), new SessionToken(site, sessionId, expiresAt, identified));
    }

    /**
     * What a token says.
     *
     * @throws BadTokenException when it is not ours, or over
     */
    public SessionToken read(String token) throws BadTokenException {
        Matcher parts = FORM.matcher(token.length() > LONGEST ? "" : token);
        if (!parts.matches() || !isOurs(token, parts)) {
            throw new BadTokenException("token_invalid", "The token is not one of ours");
        }
        SessionToken says = new SessionToken(
                parts.group(2),
                parts.group(3),
                Instant.ofEpochSecond(Long.parseLong(parts.group(4))),
                !parts.group(1).isEmpty());
        if (!clock.instant().isBefore(says.expiresAt())) {
            throw new BadTokenException("token_expired", "The token is over: begin a new session");
        }
        return says;
    }

    private boolean isOurs(String token, Matcher parts) {
        String said = token.substring(0, parts.start(5) - 1);
        return MessageDigest.isEqual(
                signature(said).getBytes(StandardCharsets.US_ASCII),
                parts.group(5).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String said) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secret.signWith(key, said.getBytes(StandardCharsets.UTF_8)));
    }

    /** A token that opens nothing. */
    public static final class BadTokenException extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;

        BadTokenException(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        /** {@code token_invalid} or {@code token_expired}. */
        public String code() {
            return code;
        }
    }
}
