package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import org.jspecify.annotations.Nullable;

/** Reads {@code policy_enforcement}, in either spelling: the platform forbids the account to send, or warns it. */
final class Policies {
    private Policies() {}

    static InboundEvent read(Element element, JsonSlice policy) {
        String action = policy.textAt("action");
        Notice notice = new Notice(
                Subject.ACCOUNT,
                null,
                null,
                "policy_enforcement",
                action,
                policy.textAt("reason"),
                severity(action),
                element.at());
        return new AccountNotice(element.account(), notice, element.raw());
    }

    private static Severity severity(@Nullable String action) {
        return switch (action) {
            case "block" -> Severity.ALARM;
            case "unblock" -> Severity.INFO;
            case null, default -> Severity.WARNING;
        };
    }
}
