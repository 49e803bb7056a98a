package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the conversation of the message an event is about. */
final class Conversed {
    private Conversed() {}

    static Optional<String> in(Transaction transaction, RoutedEvent routed) {
        AccountKey account = routed.event().account();
        String message = messageOf(routed.event());
        if (account == null || message == null) {
            return Optional.empty();
        }
        return transaction.one(
                "SELECT conversation_id FROM messages WHERE user_id = ? AND provider_id = ? AND account_id = ?"
                        + " AND platform = ?",
                row -> row.getString(1),
                routed.userId(),
                message,
                account.id(),
                account.platform().wire());
    }

    /** The platform's id of the message an event is, or is about. */
    static @Nullable String messageOf(InboundEvent event) {
        return switch (event) {
            case MessageReceived message -> message.providerId();
            case EchoReceived echo -> echo.platformMessageId();
            case MessageChanged change -> change.targetId();
            case ReceiptReceived receipt -> receipt.receipt().platformMessageId();
            default -> null;
        };
    }
}
