package dev.switchboard.templates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template that was sent elsewhere, to some customers.
 *
 * @param accountId our number; null when it was not told
 */
public record RecordedSend(
        String name,
        @Nullable String language,
        @Nullable String accountId,
        Instant sentAt,
        List<Recipient> recipients) {

    /**
     * @param phone country code and number, in digits
     * @param parameters JSON; null for none
     */
    public record Recipient(String phone, @Nullable String parameters) {}
}
