package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.whatsapp.Notices.Told;
import dev.switchboard.message.Notice.Severity;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields about the account, the number and the business behind it: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference">webhook reference</a>. */
final class AccountFields {
    static final Map<String, Function<JsonSlice, Told>> ALL = Map.ofEntries(
            Map.entry("account_update", AccountUpdates::read),
            Map.entry("account_alerts", AccountFields::alert),
            Map.entry("account_review_update", AccountFields::review),
            Map.entry("account_settings_update", AccountFields::settings),
            Map.entry("business_capability_update", AccountFields::capability),
            Map.entry("business_username_updates", AccountFields::username),
            Map.entry("phone_number_name_update", AccountFields::name),
            Map.entry("phone_number_quality_update", AccountFields::quality),
            Map.entry("security", value -> Notices.told(value.textAt("event"), Severity.WARNING)),
            Map.entry("partner_solutions", AccountFields::partner));

    private AccountFields() {}

    /** Older ones have the alert in the value itself. */
    private static Told alert(JsonSlice value) {
        JsonSlice info = value.get("alert_info");
        JsonSlice alert = info != null && info.isObject() ? info : value;
        String severity = alert.textAt("alert_severity");
        return Notices.told(
                alert.textAt("alert_type"),
                switch (severity == null ? "" : severity) {
                    case "CRITICAL" -> Severity.ALARM;
                    case "WARNING" -> Severity.WARNING;
                    default -> Severity.INFO;
                },
                alert.textAt("alert_status"),
                alert.textAt("alert_description"));
    }

    private static Told review(JsonSlice value) {
        String decision = value.textAt("decision");
        return Notices.told(decision, "REJECTED".equals(decision) ? Severity.ALARM : Severity.INFO);
    }

    private static Told settings(JsonSlice value) {
        return Notices.told(value.textAt("type"), Severity.INFO, calling(value));
    }

    private static @Nullable String calling(JsonSlice value) {
        String calling = value.textAt("phone_number_settings", "calling", "status");
        return calling == null ? null : "calling " + calling;
    }

    private static Told capability(JsonSlice value) {
        return Notices.told(
                null,
                Severity.INFO,
                named(value, "max_daily_conversations_per_business"),
                named(value, "max_daily_conversation_per_phone"),
                named(value, "max_phone_numbers_per_business"),
                named(value, "max_phone_numbers_per_waba"));
    }

    private static Told username(JsonSlice value) {
        return Notices.told(value.textAt("status"), Severity.INFO, value.textAt("username"));
    }

    private static Told name(JsonSlice value) {
        String decision = value.textAt("decision");
        return Notices.told(
                decision,
                "REJECTED".equals(decision) ? Severity.WARNING : Severity.INFO,
                value.textAt("requested_verified_name"),
                value.textAt("rejection_reason"));
    }

    /** The limits that older ones tell have gone to another member. */
    private static Told quality(JsonSlice value) {
        String event = value.textAt("event");
        boolean worse = "FLAGGED".equals(event) || "DOWNGRADE".equals(event);
        return Notices.told(
                event,
                worse ? Severity.WARNING : Severity.INFO,
                named(value, "max_daily_conversations_per_business"),
                named(value, "current_limit"),
                named(value, "old_limit"));
    }

    private static Told partner(JsonSlice value) {
        return Notices.told(
                value.textAt("event"), Severity.INFO, value.textAt("solution_status"), value.textAt("solution_id"));
    }

    private static @Nullable String named(JsonSlice value, String member) {
        String text = value.textAt(member);
        return text == null ? null : member + " " + text;
    }
}
