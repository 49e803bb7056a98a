package dev.switchboard.relay;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.VerifiedRequest;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.Standing;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.store.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A customer who asked {@code hi}, and our answers on their way out through a platform that the test plays. */
final class DeliveryHouse implements AutoCloseable {
    static final Gate GATE = new Gate(IntakeHouse.USER, "delivery:" + IntakeHouse.NUMBER);

    final IntakeHouse intake;
    /** What reached the platform. */
    final List<String> sent = new ArrayList<>();

    private final Delivery delivery;
    private final DeliveryRecord record;
    private Function<OutboundMessage, SendResult> platform;

    DeliveryHouse(Path folder) {
        intake = new IntakeHouse(folder);
        record = new DeliveryRecord(intake.clock, intake.ids, intake.queue(), new Standing(Duration.ofHours(12)));
        delivery = new Delivery(
                intake.database,
                intake.tenants,
                Map.of(Platform.WHATSAPP, new PlayedChannel()),
                record,
                RetrySchedule.STANDARD,
                5);
        intake.write("hi");
    }

    DeliveryRecord record() {
        return record;
    }

    /** Puts an answer into the outbox. @return its id */
    String answer(String text) {
        Outbox outbox = new Outbox(intake.clock, intake.ids, intake.queue(), Map.of());
        intake.database.run(transaction ->
                outbox.add(transaction, conversation(transaction), "bot", List.of(new Content.Text(text)), "corr"));
        return intake.texts("SELECT message_id FROM messages WHERE sender = 'agent' ORDER BY sequence_no DESC")
                .getFirst();
    }

    private static Conversation conversation(Transaction transaction) {
        String id = transaction
                .one("SELECT conversation_id FROM conversations", row -> row.getString(1))
                .orElseThrow();
        return Conversations.find(transaction, IntakeHouse.USER, id).orElseThrow();
    }

    /** One attempt at the oldest answer, settled. @return what the delivery made of the result */
    Outcome attempt(SendResult result) {
        return attempt(message -> result);
    }

    Outcome attempt(Function<OutboundMessage, SendResult> platform) {
        Claim claim = claim();
        Outcome outcome = handle(claim, platform);
        settle(claim, outcome);
        return outcome;
    }

    Claim claim() {
        return intake.queue().claim(GATE, 1, 50).getFirst();
    }

    Outcome handle(Claim claim, Function<OutboundMessage, SendResult> platform) {
        this.platform = platform;
        return delivery.handle(claim);
    }

    void settle(Claim claim, Outcome outcome) {
        intake.queue().settle(claim, outcome, delivery);
    }

    StoredMessage message(String messageId) {
        return intake.database
                .read(transaction -> Messages.findOwn(transaction, IntakeHouse.USER, messageId))
                .orElseThrow();
    }

    /** Who said the lead's last message, and what. */
    String last() {
        return intake.texts("SELECT last_message_sender || ': ' || last_message_text FROM leads")
                .getFirst();
    }

    /** Marks and attempts of what waits to be delivered. */
    List<String> waiting() {
        return intake.texts("SELECT COALESCE(mark, '-') || ' ' || attempts FROM queue_items WHERE kind = 'delivery'");
    }

    @Override
    public void close() {
        intake.close();
    }

    private final class PlayedChannel implements Channel {
        @Override
        public Platform platform() {
            return Platform.WHATSAPP;
        }

        @Override
        public Optional<VerifiedRequest> verify(WebhookRequest request) {
            return Optional.empty();
        }

        @Override
        public List<InboundEvent> parse(VerifiedRequest request) {
            return List.of();
        }

        @Override
        public SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving) {
            leaving.run();
            sent.add(message.content().asText());
            return platform.apply(message);
        }
    }
}
