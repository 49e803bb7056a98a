package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was kept: a row of {@code raw_events}.
 *
 * @param payload a webhook body that holds it alone
 * @param keyFingerprint of the secret that signed it; null when it took effect, or when that was not recorded
 */
record Slice(
        String userId,
        String eventId,
        long receivedAt,
        Platform platform,
        @Nullable String accountId,
        @Nullable String leadId,
        String kind,
        String state,
        @Nullable String reason,
        String payload,
        @Nullable String dedupeKey,
        @Nullable String keyFingerprint) {

    /** True when no user had it. */
    boolean isUnrouted() {
        return userId.equals(Routing.UNROUTED);
    }

    boolean tookEffect() {
        return state.equals(RawEvents.State.TAKEN.wire());
    }

    /** True when the account accepted the slice when it came: its secret was right then, whichever it was. */
    boolean wasTakenBy(Account account, InboundEvent event) {
        AccountKey named = event.account();
        return !isUnrouted()
                && named != null
                && account.userId().equals(userId)
                && named.id().equals(accountId);
    }

    Provenance provenance() {
        return new Provenance(keyFingerprint, eventId, Math.max(1, receivedAt));
    }
}
