package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The bodies of WhatsApp webhooks. The same event always has the same body, so that a repeated delivery is one to the
 * byte. See <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">components</a>.
 */
final class WhatsAppWebhooks {
    private WhatsAppWebhooks() {}

    /** One body for all of them: several entries, each of up to two changes, as even as can be. */
    static ObjectNode body(SandboxAccount account, List<OwedWebhook> webhooks) {
        ObjectNode body = MetaJson.object().put("object", "whatsapp_business_account");
        ArrayNode entries = body.putArray("entry");
        for (List<List<OwedWebhook>> changes : Spread.entries(webhooks)) {
            ObjectNode entry = entries.addObject().put("id", account.businessId());
            ArrayNode list = entry.putArray("changes");
            changes.forEach(change -> list.addObject()
                    .<ObjectNode>set("value", value(account, change))
                    .put("field", "messages"));
        }
        return body;
    }

    private static ObjectNode value(SandboxAccount account, List<OwedWebhook> webhooks) {
        ObjectNode value = MetaJson.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", account.display())
                .put("phone_number_id", account.key().id());
        ArrayNode contacts = value.putArray("contacts");
        webhooks.stream()
                .map(webhook -> webhook.message().customer())
                .map(WhatsAppWebhooks::contact)
                .distinct()
                .forEach(contacts::add);
        webhooks.stream()
                .filter(OwedWebhook::isMessage)
                .forEach(webhook -> value.withArray("messages").add(message(webhook.message())));
        webhooks.stream()
                .filter(webhook -> !webhook.isMessage())
                .forEach(webhook -> value.withArray("statuses").add(status(webhook)));
        return value;
    }

    /** A phone is left out when its owner hides it behind a username. */
    private static ObjectNode contact(Customer customer) {
        ObjectNode contact = MetaJson.object();
        if (customer.name() != null) {
            contact.putObject("profile").put("name", customer.name());
        }
        if (!customer.hidesPhone()) {
            contact.put("wa_id", customer.id());
        }
        return contact.put("user_id", customer.userId());
    }

    private static ObjectNode message(PhoneMessage typed) {
        ObjectNode message = MetaJson.object();
        if (!typed.customer().hidesPhone()) {
            message.put("from", typed.customer().id());
        }
        message.put("from_user_id", typed.customer().userId());
        message.put("id", typed.id()).put("timestamp", seconds(typed.at()));
        message.setAll((ObjectNode) typed.content());
        return message.put("type", typed.type());
    }

    private static ObjectNode status(OwedWebhook webhook) {
        PhoneMessage answer = webhook.message();
        ObjectNode status = MetaJson.object().put("id", answer.id()).put("status", Names.wire(webhook.kind()));
        status.put("timestamp", seconds(webhook.dueAt()));
        if (!answer.customer().hidesPhone()) {
            status.put("recipient_id", answer.customer().id());
        }
        status.put("recipient_user_id", answer.customer().userId());
        if (answer.callbackData() != null) {
            status.put("biz_opaque_callback_data", answer.callbackData());
        }
        status.set("pricing", pricing(answer));
        return status;
    }

    private static ObjectNode pricing(PhoneMessage answer) {
        boolean template = answer.type().equals("template");
        return MetaJson.object()
                .put("billable", template)
                .put("pricing_model", "PMP")
                .put("category", template ? "utility" : "service")
                .put("type", template ? "regular" : "free_customer_service");
    }

    private static String seconds(long millis) {
        return Long.toString(TimeUnit.MILLISECONDS.toSeconds(millis));
    }
}
