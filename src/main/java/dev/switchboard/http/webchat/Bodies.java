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
        if (ctx.req().getContentLengthLong() == 0) {
            return Json.MAPPER.createObjectNode();
        }
        JsonNode body = dev.switchboard.http.Bodies.json(ctx, JsonNode.class, mostBytes);
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Problems.invalid("The body must be a JSON object");
    }

    static void answer(Context ctx, HttpStatus status, Object data) {
        ctx.status(status).contentType("application/json").result(Json.bytes(data));
    }
}
