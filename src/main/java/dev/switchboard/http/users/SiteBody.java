package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import dev.switchboard.config.SiteFile;
import dev.switchboard.config.SiteInput;
import dev.switchboard.http.ApiException;
import dev.switchboard.tenants.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code PUT …/sites/:site}: what {@code GET} shows may be sent back, changed or not. A field that is
 * null or left out has its default, but the secret stays what it is.
 */
final class SiteBody {
    private static final String ORIGINS = "origins";
    /** What the path and the installation decide, and the one list. */
    private static final Set<String> NOT_TEXTS = Set.of("user_id", "key", "declared_in", ORIGINS);

    private static final String SECRET = "identify_secret";

    private SiteBody() {}

    /**
     * The site that the body describes.
     *
     * @param known what was there before
     * @throws ApiException 400 naming every field that is wrong and what to do about it
     */
    static Site read(String userId, String key, ObjectNode body, @Nullable Site known) {
        Map<String, String> said = BodyFields.of(body, NOT_TEXTS);
        Secret kept = known == null ? null : known.identifySecret();
        if (kept != null && AgentJson.SET.equals(said.getOrDefault(SECRET, AgentJson.SET))) {
            said.put(SECRET, kept.reveal());
        }
        try {
            return site(userId, SiteInput.read(key, origins(body.path(ORIGINS)), said));
        } catch (ConfigException e) {
            throw ApiException.badRequest(String.join(". ", e.faults()));
        }
    }

    private static List<String> origins(JsonNode origins) {
        List<String> all = new ArrayList<>();
        if (origins.isArray()) {
            for (JsonNode origin : origins) {
                if (!origin.isTextual()) {
                    throw ApiException.badRequest("origins must be a list of texts");
                }
                all.add(origin.textValue());
            }
        } else if (origins.isTextual()) {
            all.add(origins.textValue());
        } else if (!origins.isMissingNode() && !origins.isNull()) {
            throw ApiException.badRequest("origins must be a list of texts");
        }
        return all;
    }

    private static Site site(String userId, SiteFile site) {
        return new Site(
                userId, site.key(), site.origins(), site.agent(), site.color(), site.greeting(), site.identifySecret());
    }
}
