package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;

/** JSON in and out of the sandbox's own routes. */
final class Bodies {
    private Bodies() {}

    /** The body, which must be a JSON object. */
    static JsonNode object(Context context) {
        try {
            JsonNode body = MetaJson.parse(context.bodyAsBytes());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            throw new BadRequestResponse("the body is no JSON");
        }
        throw new BadRequestResponse("the body must be a JSON object");
    }

    static void answer(Context context, JsonNode json) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(MetaJson.text(json));
    }

    /** A whole number of the query, from 1 to the most allowed. */
    static int number(Context context, String name, int missing, int most) {
        long value = number(context, name, missing);
        if (value < 1) {
            throw new BadRequestResponse(name + " must be 1 or more");
        }
        return (int) Math.min(value, most);
    }

    /** A whole number of the query. */
    static long number(Context context, String name, long missing) {
        String value = context.queryParam(name);
        try {
            return value == null ? missing : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse(name + " must be a whole number");
        }
    }
}
