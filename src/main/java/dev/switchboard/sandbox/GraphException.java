package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The caller's fault, as Meta words it. See <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>.
 */
final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final int code;
    private final int subcode;
    private final @Nullable String details;

    private GraphException(int status, String type, int code, int subcode, String message, @Nullable String details) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.subcode = subcode;
        this.details = details;
    }

    static GraphException noToken() {
        return new GraphException(
                401, "OAuthException", 190, 0, "Invalid OAuth access token - Cannot parse access token", null);
    }

    /** Any code, with its number in front. */
    static GraphException plain(int status, int code, String message) {
        return new GraphException(status, "OAuthException", code, 0, "(#" + code + ") " + message, null);
    }

    /** The customer is none Instagram knows. */
    static GraphException noSuchCustomer() {
        return instagram(100, 2534014, "No matching user found");
    }

    static GraphException noSuchObject(String id) {
        String message = "Unsupported request. Object with ID '" + id + "' does not exist, cannot be loaded due to"
                + " missing permissions, or does not support this operation. Please read the Graph API documentation at"
                + " https://developers.facebook.com/docs/graph-api";
        return new GraphException(400, "GraphMethodException", 100, 33, message, null);
    }

    /** Error 100: a parameter is missing or wrong. */
    static GraphException parameter(String message) {
        return new GraphException(400, "OAuthException", 100, 0, "(#100) " + message, null);
    }

    /** A WhatsApp error with its number in front and its details apart. */
    static GraphException whatsApp(int code, String title, String details) {
        return whatsApp(400, code, title, details);
    }

    /** One of the few that are not answered with 400. */
    static GraphException whatsApp(int status, int code, String title, String details) {
        return new GraphException(status, "OAuthException", code, 0, "(#" + code + ") " + title, details);
    }

    static GraphException windowClosed() {
        return whatsApp(
                131047,
                "Re-engagement message",
                "Message failed to send because more than 24 hours have passed since the customer last replied to this"
                        + " number.");
    }

    /** An Instagram error: what it means stands in its subcode. */
    static GraphException instagram(int code, int subcode, String message) {
        return new GraphException(400, "OAuthException", code, subcode, "(#" + code + ") " + message, null);
    }

    /** The envelope. */
    GraphAnswer answer(MetaIds ids) {
        ObjectNode error = MetaJson.object();
        error.put("message", getMessage()).put("type", type).put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        if (details != null) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        error.put("fbtrace_id", ids.trace());
        return new GraphAnswer(status, MetaJson.object().set("error", error));
    }
}
