package dev.switchboard.templates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A template that was sent to one customer.
 *
 * @param accountId our number; null when it was not told
 * @param parameters JSON: what was put into it; null for nothing
 * @param status {@code sent}
 */
public record TemplateSend(
        String templateSendId,
        String customerPhone,
        String name,
        @Nullable String language,
        @Nullable String accountId,
        @Nullable String parameters,
        String status,
        Instant sentAt,
        Instant createdAt) {}
