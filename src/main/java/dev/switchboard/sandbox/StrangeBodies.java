package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Meta may send any day: types and fields nobody has heard of, and bodies as large as they may be. */
final class StrangeBodies {
    private static final int LARGE = 3_000_000;

    private StrangeBodies() {}

    /** Adds unknown fields to all that is there, and beside it events of an unknown type. */
    static void addUnknown(ObjectNode body) {
        body.putObject("internal_1p_only_data").put("shard", 7);
        body.path("entry").forEach(StrangeBodies::addToEntry);
    }

    private static void addToEntry(JsonNode entry) {
        entry.path("messaging")
                .forEach(event -> ((ObjectNode) event).putObject("aura").put("hue", "teal"));
        entry.path("changes").forEach(change -> addToValue(change.path("value")));
        if (entry.path("messaging") instanceof ArrayNode messaging) {
            ObjectNode first = (ObjectNode) messaging.get(0);
            ObjectNode event = messaging.addObject();
            event.set("sender", first.path("sender"));
            event.set("recipient", first.path("recipient"));
            event.set("timestamp", first.path("timestamp"));
            event.putObject("hologram").put("height_cm", 12);
        }
        if (entry.path("changes") instanceof ArrayNode changes) {
            ObjectNode value =
                    changes.addObject().put("field", "hologram_updates").putObject("value");
            value.set("metadata", changes.get(0).path("value").path("metadata"));
            value.putArray("holograms").addObject().put("height_cm", 12);
        }
    }

    private static void addToValue(JsonNode value) {
        value.path("contacts").forEach(contact -> ((ObjectNode) contact).put("country_code", "IN"));
        value.path("statuses")
                .forEach(status -> ((ObjectNode) status).putObject("aura").put("hue", "teal"));
        if (value.path("messages") instanceof ArrayNode messages) {
            messages.forEach(message -> ((ObjectNode) message).put("from_logical_id", "128"));
            messages.add(hologram((ObjectNode) messages.get(0)));
        }
    }

    private static ObjectNode hologram(ObjectNode model) {
        ObjectNode message = MetaJson.object();
        if (model.has("from")) {
            message.set("from", model.get("from"));
        }
        message.set("from_user_id", model.path("from_user_id"));
        message.put("id", model.path("id").asText() + ".hologram");
        message.set("timestamp", model.path("timestamp"));
        message.put("type", "hologram").putObject("hologram").put("height_cm", 12);
        return message;
    }

    /** Makes the body about 3 MB, the most that Meta sends. */
    static void fill(ObjectNode body) {
        body.put("internal_padding", "x".repeat(LARGE - MetaJson.wire(body).length));
    }
}
