package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.InboundEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of {@code messaging} or {@code standby}: what it is, is told by the member it has. Text, echo,
 * deletion, edit, reaction, postback and read may all carry the same {@code mid}, so the kind is part of what one is
 * known by.
 */
final class Elements {
    /** In this order: a referral may stand beside a message. */
    private static final List<String> KNOWN = List.of(
            "message",
            "message_edit",
            "reaction",
            "postback",
            "read",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "policy_enforcement",
            "policy-enforcement",
            "optin",
            "delivery",
            "account_linking",
            "referral");

    private static final Set<String> SHARED = Set.of("sender", "recipient", "timestamp", "is_self");

    private Elements() {}

    static InboundEvent read(Element element) {
        JsonSlice json = element.json();
        String kind =
                KNOWN.stream().filter(name -> isThere(json, name)).findFirst().orElse("");
        JsonSlice it = json.get(kind);
        if (it == null) {
            return unknown(element);
        }
        if (!it.isObject()) {
            return element.unrecognized("malformed", kind + " is no object");
        }
        return isToOurselves(element, it) ? element.noted("self", idOf(kind, it)) : read(element, kind, it);
    }

    private static InboundEvent read(Element element, String kind, JsonSlice it) {
        return switch (kind) {
            case "message" -> Messages.read(element, it);
            case "message_edit" -> Changes.edit(element, it);
            case "reaction" -> Changes.reaction(element, it);
            case "postback" -> Postbacks.read(element, it);
            case "read" -> Reads.read(element, it);
            case "pass_thread_control" -> Handovers.passed(element, it);
            case "take_thread_control" -> Handovers.taken(element, it);
            case "referral" -> Referrals.read(element);
            case "policy_enforcement", "policy-enforcement" -> Policies.read(element, it);
            default -> element.noted(kind, null);
        };
    }

    private static boolean isThere(JsonSlice json, String name) {
        JsonSlice member = json.get(name);
        return member != null && !member.json().equals("null");
    }

    /** <a href="https://developers.facebook.com/docs/instagram-platform/self-messaging">Self messaging</a>. */
    private static boolean isToOurselves(Element element, JsonSlice it) {
        return element.json().isTrue("is_self")
                || it.isTrue("is_self")
                || element.parties().loop();
    }

    private static @Nullable String idOf(String kind, JsonSlice it) {
        String mid = it.textAt("mid");
        return mid == null ? null : kind + ":" + mid;
    }

    private static InboundEvent unknown(Element element) {
        String name = element.json().members().stream()
                .map(JsonSlice.Member::name)
                .filter(other -> !SHARED.contains(other))
                .map(JsonText::word)
                .findFirst()
                .orElse(element.json().isObject() ? "empty" : "malformed");
        return element.unrecognized(name, "no kind of event we know");
    }
}
