package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** What the emulated Graph API answers. */
record GraphAnswer(int status, JsonNode body) {

    static GraphAnswer ok(JsonNode body) {
        return new GraphAnswer(200, body);
    }

    static GraphAnswer success() {
        return ok(MetaJson.object().put("success", true));
    }

    String text() {
        return MetaJson.text(body);
    }
}
