package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an element of {@code messaging} is: that is told by the member it has. Text, echo, deletion, edit, reaction and
 * read may all carry the same {@code mid}, so the kind is part of what one is known by.
 */
final class Kinds {
    static final String TEXT = "message.text";
    static final String ECHO = "echo";
    static final String EDIT_WITHOUT_TEXT = "message_edit.no_text";

    private static final Set<String> SHARED = Set.of("sender", "recipient", "timestamp", "is_self");
    /** Before any member that is not known yet, which may stand beside them. */
    private static final List<String> KNOWN = List.of(
            "message_edit",
            "reaction",
            "postback",
            "referral",
            "read",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "policy_enforcement",
            "policy-enforcement",
            "optin");

    private Kinds() {}

    static String of(JsonSlice element) {
        JsonSlice message = element.get("message");
        if (!element.isObject() || message != null && !message.isObject()) {
            return "malformed";
        }
        return message != null ? ofMessage(element, message) : ofOther(element);
    }

    static boolean isEcho(JsonSlice element) {
        JsonSlice message = element.get("message");
        return message != null && message.isTrue("is_echo");
    }

    private static String ofMessage(JsonSlice element, JsonSlice message) {
        boolean echo = message.isTrue("is_echo");
        if (message.isTrue("is_deleted")) {
            return echo ? "echo.deleted" : "message.deleted";
        }
        if (echo) {
            return ECHO;
        }
        if (message.isTrue("is_self") || element.isTrue("is_self")) {
            return "is_self";
        }
        return message.textAt("text") != null ? TEXT : ofTextless(message);
    }

    private static String ofTextless(JsonSlice message) {
        if (message.isTrue("is_unsupported")) {
            return "message.unsupported";
        }
        JsonSlice attachments = message.get("attachments");
        if (attachments != null && !attachments.elements().isEmpty()) {
            return "message.attachment"
                    + suffix(attachments.elements().getFirst().textAt("type"));
        }
        return "message" + suffix(firstOf(message, List.of("quick_reply", "referral", "reply_to"), "no_text"));
    }

    private static String ofOther(JsonSlice element) {
        JsonSlice edit = element.get("message_edit");
        if (edit != null && edit.textAt("text") == null) {
            return EDIT_WITHOUT_TEXT;
        }
        String unknown = element.members().stream()
                .map(JsonSlice.Member::name)
                .filter(name -> !SHARED.contains(name))
                .findFirst()
                .orElse("empty");
        return JsonText.word(firstOf(element, KNOWN, unknown));
    }

    private static String firstOf(JsonSlice object, List<String> names, String otherwise) {
        return names.stream()
                .filter(name -> object.get(name) != null)
                .findFirst()
                .orElse(otherwise);
    }

    private static String suffix(@Nullable String type) {
        return type == null ? "" : "." + JsonText.word(type);
    }
}
