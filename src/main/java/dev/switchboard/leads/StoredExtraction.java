package dev.switchboard.leads;

import dev.switchboard.message.Extraction;
import java.time.Instant;

/**
 * An extraction as it is kept.
 *
 * @param source who made it: {@code api} or {@code agent}
 */
public record StoredExtraction(String extractionId, Instant createdAt, String source, Extraction extraction) {}
