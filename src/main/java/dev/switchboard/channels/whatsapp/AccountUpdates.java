package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.whatsapp.Notices.Told;
import dev.switchboard.message.Notice.Severity;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code account_update}: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/account_update">what happened to the
 * business account</a>. */
final class AccountUpdates {
    private AccountUpdates() {}

    static Told read(JsonSlice value) {
        String event = value.textAt("event");
        String ban = value.textAt("ban_info", "waba_ban_state");
        return Notices.told(
                event,
                severityOf(event, ban),
                ban,
                value.textAt("violation_info", "violation_type"),
                restrictions(value),
                value.textAt("disconnection_info", "reason"),
                value.textAt("partner_client_certification_info", "status"),
                value.textAt("volume_tier_info", "tier"),
                value.textAt("country"));
    }

    private static Severity severityOf(@Nullable String event, @Nullable String ban) {
        return switch (event == null ? "" : event) {
            case "ACCOUNT_DELETED",
                    "ACCOUNT_RESTRICTION",
                    "ACCOUNT_OFFBOARDED",
                    "PARTNER_REMOVED",
                    "PARTNER_APP_UNINSTALLED" -> Severity.ALARM;
            case "DISABLED_UPDATE" -> "REINSTATE".equals(ban) ? Severity.INFO : Severity.ALARM;
            case "ACCOUNT_VIOLATION" -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }

    private static @Nullable String restrictions(JsonSlice value) {
        JsonSlice all = value.get("restriction_info");
        return all == null
                ? null
                : Notices.inWords(all.elements().stream()
                        .map(one -> one.textAt("restriction_type"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
    }
}
