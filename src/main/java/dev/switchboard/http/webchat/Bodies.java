package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** JSON to and from the widget: no envelope, the data itself. */
final class Bodies {
    private Bodies() {}

    /** The body, an object; an empty body is an empty one. */
    static ObjectNode object(Context ctx, int mostBytes) {
        byte[] bytes = dev.switchboard.http.Bodies.read(ctx, mostBytes);
        if (bytes.length == 0) {
            return Json.MAPPER.createObjectNode();
        }
        JsonNode body = dev.switchboard.http.Bodies.parse(bytes, JsonNode.class);
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Problems.invalid("The body must be a JSON object");
    }

    static void answer(Context ctx, HttpStatus status, Object data) {
        ctx.status(status).contentType("application/json").result(Json.bytes(data));
    }
}
