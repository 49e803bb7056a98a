package dev.switchboard.channels.webchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.JsonBuffers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a message's content a page is shown. */
public final class WebchatPayload {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonBuffers.factory());
    /** Where a customer came from and what tells browsers apart is for the business, not for the page. */
    private static final Set<String> SHOWN = Set.of("media", "options", "choice", "location", "contacts", "attachment");

    private WebchatPayload() {}

    /** The JSON that the widget gets; null when the text says it all. */
    public static @Nullable String shown(@Nullable String content) {
        if (content == null) {
            return null;
        }
        try {
            JsonNode all = MAPPER.readTree(content);
            if (!(all instanceof ObjectNode object)) {
                return null;
            }
            object.retain(SHOWN);
            return object.isEmpty() ? null : object.toString();
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
