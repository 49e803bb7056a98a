package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;

/** Reads {@code message}: what a customer wrote, what our account wrote, or that one of the two took it back. */
final class Messages {
    private Messages() {}

    static InboundEvent read(Element element, JsonSlice message) {
        if (message.isTrue("is_deleted")) {
            return Changes.deletion(element, message);
        }
        return element.fromUs() ? echo(element, message) : received(element, message);
    }

    private static InboundEvent received(Element element, JsonSlice message) {
        AccountKey account = element.account();
        CustomerIds customer = element.customer();
        String mid = message.textAt("mid");
        if (account == null || customer == null || mid == null) {
            return element.incomplete("message", mid);
        }
        return new MessageReceived(
                account,
                mid,
                customer,
                null,
                Contents.of(message),
                element.at(),
                Contexts.of(element.json(), message),
                element.origin(),
                element.raw());
    }

    /** What our account sent: by us, or typed by a person in the app. */
    private static InboundEvent echo(Element element, JsonSlice message) {
        AccountKey account = element.account();
        String mid = message.textAt("mid");
        if (account == null || mid == null) {
            return element.incomplete("echo", mid);
        }
        return new EchoReceived(
                account,
                mid,
                element.customer(),
                Contents.of(message),
                element.at(),
                Contexts.of(element.json(), message),
                element.origin(),
                null,
                element.raw());
    }
}
