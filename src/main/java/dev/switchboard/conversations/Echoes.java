package dev.switchboard.conversations;

import dev.switchboard.message.Content;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds which message of ours an echo shows. A platform that brings no id of ours back leaves two ways: its own id of
 * the message, and, as long as we have not learned that, the text.
 */
public final class Echoes {
    /** How far an echo may be from a send whose answer was lost. */
    private static final long CLOSE_MS = Duration.ofMinutes(10).toMillis();
    /** How long a message may have waited to be sent. */
    private static final long LONGEST_WAIT_MS = Duration.ofHours(36).toMillis();

    private final Receipts receipts;

    public Echoes(Clock clock) {
        this.receipts = new Receipts(clock);
    }

    /**
     * Matches an echo. One that shows a send without an answer yet is its answer: the message is sent, under the echo's
     * id.
     *
     * @param leadId whom it was written to; null when we do not know
     * @return the message of ours; empty when we did not send it
     */
    public Optional<StoredMessage> match(
            Transaction transaction, String userId, @Nullable String leadId, EchoReceived echo) {
        Optional<StoredMessage> known =
                Messages.findByProviderId(transaction, userId, echo.account(), echo.platformMessageId());
        if (known.isPresent() || leadId == null || !(echo.content() instanceof Content.Text(var text))) {
            return known.filter(message -> message.sender().equals("agent"));
        }
        Optional<StoredMessage> open = oldestOpen(transaction, userId, leadId, echo, words(text));
        open.ifPresent(message -> isSent(transaction, userId, message, echo));
        return open;
    }

    private void isSent(Transaction transaction, String userId, StoredMessage message, EchoReceived echo) {
        receipts.sent(transaction, userId, echo.account(), message.messageId(), echo.platformMessageId());
        transaction.update(
                "UPDATE messages SET origin = 'matched' WHERE user_id = ? AND message_id = ? AND sender = 'agent'",
                userId,
                message.messageId());
    }

    /** A conversation is sent in order, so of two with the same text the older is meant. */
    private static Optional<StoredMessage> oldestOpen(
            Transaction transaction, String userId, String leadId, EchoReceived echo, String words) {
        return Messages.unanswered(
                        transaction,
                        userId,
                        leadId,
                        echo.account(),
                        echo.timestamp() - LONGEST_WAIT_MS,
                        echo.timestamp() + CLOSE_MS)
                .stream()
                .filter(message -> mayHaveLeft(message, echo.timestamp()))
                .filter(message -> words(message.content().asText()).equals(words))
                .findFirst();
    }

    /** What is still pending may have waited long for its turn; what is uncertain has had it. */
    private static boolean mayHaveLeft(StoredMessage message, long at) {
        return message.status() == DeliveryStatus.PENDING || at - message.timestamp() <= CLOSE_MS;
    }

    /** Platforms trim and fold blanks. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
