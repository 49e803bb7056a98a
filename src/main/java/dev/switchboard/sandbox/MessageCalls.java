package dev.switchboard.sandbox;

import dev.switchboard.sandbox.WebhookTable.Receipt;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls of an account's {@code messages}: each platform answers its own. */
final class MessageCalls {
    private static final int STEP_MILLIS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final WhatsAppGraph whatsApp;
    private final InstagramGraph instagram;
    private final Ledger ledger;

    MessageCalls(WhatsAppGraph whatsApp, InstagramGraph instagram, Ledger ledger) {
        this.whatsApp = whatsApp;
        this.instagram = instagram;
        this.ledger = ledger;
    }

    GraphAnswer answer(SandboxAccount account, GraphCall call) {
        return switch (account.key().platform()) {
            case WHATSAPP -> whatsApp.answer(account, call);
            case INSTAGRAM -> instagram.answer(account, call);
            case WEBCHAT -> throw GraphException.noSuchObject(call.id());
        };
    }

    /** Lets the answer wait: until its statuses were told, or some time. */
    void holdBack(GraphAnswer answer, GraphFault fault) throws InterruptedException {
        if (fault.early() && !answer.messageId().isEmpty()) {
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (!isTold(answer.messageId()) && System.nanoTime() < end) {
                Thread.sleep(STEP_MILLIS);
            }
        }
        Thread.sleep(fault.slowMillis());
    }

    private boolean isTold(String messageId) {
        List<Receipt> receipts = ledger.receipts(messageId);
        return receipts.stream().allMatch(Receipt::acknowledged);
    }
}
