package dev.switchboard.message;

/**
 * Our number, page or site on a platform.
 *
 * @param id WhatsApp {@code phone_number_id}, Instagram account id, or webchat site key
 */
public record AccountKey(Platform platform, String id) {
    /** Names the right to speak for the account where no app secret does: the sessions of a site have it. */
    public String fingerprint() {
        return toString();
    }

    @Override
    public String toString() {
        return platform.wire() + ":" + id;
    }
}
