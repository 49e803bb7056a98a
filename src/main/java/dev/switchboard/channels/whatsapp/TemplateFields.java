package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.whatsapp.Notices.Told;
import dev.switchboard.message.Notice.Severity;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields about templates: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/message_template_status_update">
 * status</a>, quality, words, category. */
final class TemplateFields {
    private static final String QUALITY = "message_template_quality_update";

    static final Map<String, Function<JsonSlice, Told>> ALL = Map.of(
            "message_template_status_update",
            TemplateFields::status,
            QUALITY,
            TemplateFields::quality,
            "message_template_components_update",
            TemplateFields::components,
            "template_category_update",
            TemplateFields::category,
            "template_correct_category_detection",
            TemplateFields::correctCategory);

    private TemplateFields() {}

    /** Meta's own example of a change in quality comes under the name of this field. */
    private static Told status(JsonSlice value) {
        String event = value.textAt("event");
        String quality = value.textAt("new_quality_score");
        if (event == null && quality != null) {
            Told told = quality(value);
            return new Told(QUALITY, told.event(), told.detail(), told.severity());
        }
        return Notices.told(
                event,
                severityOf(event),
                value.textAt("reason"),
                value.textAt("rejection_info", "reason"),
                value.textAt("other_info", "title"),
                value.textAt("disable_info", "disable_date"));
    }

    private static Severity severityOf(@Nullable String event) {
        return switch (event == null ? "" : event) {
            case "APPROVED", "REINSTATED", "PENDING", "IN_APPEAL", "ARCHIVED", "UNARCHIVED" -> Severity.INFO;
            case "REJECTED", "DISABLED", "DELETED", "PENDING_DELETION" -> Severity.ALARM;
            default -> Severity.WARNING;
        };
    }

    private static Told quality(JsonSlice value) {
        String quality = value.textAt("new_quality_score");
        String before = value.textAt("previous_quality_score");
        boolean bad = "YELLOW".equals(quality) || "RED".equals(quality);
        return Notices.told(quality, bad ? Severity.WARNING : Severity.INFO, before == null ? null : "was " + before);
    }

    private static Told components(JsonSlice value) {
        return Notices.told(null, Severity.INFO, value.textAt("message_template_title"));
    }

    /** It will change, when it tells the correct one; else it has. Another category has another price. */
    private static Told category(JsonSlice value) {
        String correct = value.textAt("correct_category");
        String before = value.textAt("previous_category");
        return Notices.told(
                value.textAt("new_category"),
                Severity.WARNING,
                correct == null ? null : "will be " + correct,
                before == null ? null : "was " + before);
    }

    private static Told correctCategory(JsonSlice value) {
        String correct = value.textAt("correct_category");
        String now = Person.either(value.textAt("category"), value.textAt("new_category"));
        return Notices.told(correct, Severity.WARNING, now == null ? null : "is " + now);
    }
}
