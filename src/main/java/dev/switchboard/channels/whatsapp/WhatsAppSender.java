package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends messages from a WhatsApp number. */
public final class WhatsAppSender {
    private final GraphApi graph;

    public WhatsAppSender(GraphApi graph) {
        this.graph = graph;
    }

    /** Sends once; an answer of 200 means taken, not delivered. */
    public SendResult send(SendingAccount account, OutboundMessage message, Runnable leaving) {
        return graph.send(account, WhatsAppPayload.of(message), leaving, WhatsAppSender::acceptance);
    }

    /** Meta's id of the message, and the ids it knows the customer by: they may differ from the one we used. */
    static Optional<SendResult.Accepted> acceptance(JsonSlice answer) {
        JsonSlice message = first(answer, "messages");
        String id = message == null ? null : message.textAt("id");
        return Optional.ofNullable(id).map(known -> new SendResult.Accepted(known, recipientIds(answer)));
    }

    private static List<String> recipientIds(JsonSlice answer) {
        List<String> ids = new ArrayList<>();
        JsonSlice contact = first(answer, "contacts");
        if (contact != null) {
            add(ids, contact.textAt("wa_id"));
            add(ids, contact.textAt("user_id"));
        }
        return ids;
    }

    private static @Nullable JsonSlice first(JsonSlice answer, String array) {
        JsonSlice list = answer.get(array);
        return list == null || list.elements().isEmpty()
                ? null
                : list.elements().getFirst();
    }

    private static void add(List<String> ids, @Nullable String id) {
        if (id != null) {
            String phone = WhatsAppIds.phone(id);
            ids.add(phone != null ? phone : id);
        }
    }
}
