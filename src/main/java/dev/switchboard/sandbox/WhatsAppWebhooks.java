package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;

/**
 * The bodies of WhatsApp webhooks. The same event always has the same body, so that a repeated delivery is one to the
 * byte. See <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">components</a>.
 */
final class WhatsAppWebhooks {
    private WhatsAppWebhooks() {}

    static ObjectNode body(SandboxAccount account, OwedWebhook webhook) {
        ObjectNode value = MetaJson.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", account.display())
                .put("phone_number_id", account.key().id());
        value.putArray("contacts").add(contact(webhook.message().customer()));
        if (webhook.isMessage()) {
            value.putArray("messages").add(message(webhook.message()));
        } else {
            value.putArray("statuses").add(status(webhook));
        }
        return envelope(account, value);
    }

    private static ObjectNode envelope(SandboxAccount account, ObjectNode value) {
        ObjectNode body = MetaJson.object().put("object", "whatsapp_business_account");
        ObjectNode entry = body.putArray("entry").addObject().put("id", account.businessId());
        ObjectNode change = entry.putArray("changes").addObject();
        change.set("value", value);
        change.put("field", "messages");
        return body;
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
