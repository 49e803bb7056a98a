package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What the emulated Graph API answers: JSON, or the page of a proxy in front of it. */
record GraphAnswer(int status, JsonNode body) {

    static GraphAnswer ok(JsonNode body) {
        return new GraphAnswer(200, body);
    }

    static GraphAnswer success() {
        return ok(MetaJson.object().put("success", true));
    }

    /** What an edge answers that never asked the Graph API. */
    static GraphAnswer html(int status) {
        return new GraphAnswer(status, new TextNode("<html><body><h1>Sorry, " + status + "</h1></body></html>"));
    }

    String contentType() {
        return body.isTextual() ? "text/html; charset=utf-8" : "application/json; charset=UTF-8";
    }

    String text() {
        return body.isTextual() ? body.textValue() : MetaJson.text(body);
    }

    /** Id of the message that was sent; empty when none was. */
    String messageId() {
        return body.path("message_id").asText(body.at("/messages/0/id").asText(""));
    }
}
