package dev.switchboard.channels.instagram;

import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.OutboundMessage;
import java.util.List;
import java.util.Optional;

/** Sends messages from an Instagram account. */
public final class InstagramSender {
    private final GraphApi graph;

    public InstagramSender(GraphApi graph) {
        this.graph = graph;
    }

    /** Sends once. The id in the answer is the one its echo carries, which often comes first. */
    public SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving) {
        return graph.send(account, InstagramPayload.of(message), leaving, InstagramSender::acceptance);
    }

    private static Optional<SendResult.Accepted> acceptance(JsonSlice answer) {
        String recipient = answer.textAt("recipient_id");
        List<String> recipients = recipient == null ? List.of() : List.of(recipient);
        return Optional.ofNullable(answer.textAt("message_id")).map(id -> new SendResult.Accepted(id, recipients));
    }
}
