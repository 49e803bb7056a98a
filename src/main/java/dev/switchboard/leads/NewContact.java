package dev.switchboard.leads;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a business tells of a customer. Of a known one, what is null stays as it was and what is empty is forgotten.
 *
 * @param phone as it was typed; null for a customer without one
 * @param metadata whatever else, as JSON values
 */
public record NewContact(
        @Nullable String phone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        Map<String, Object> metadata) {}
