package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Bubble;
import dev.switchboard.message.Content.Choice;
import dev.switchboard.message.Content.ChoiceKind;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code postback}: a button or an ice breaker was tapped. A message, but one that may have no id. */
final class Postbacks {
    private Postbacks() {}

    static InboundEvent read(Element element, JsonSlice postback) {
        AccountKey account = element.account();
        CustomerIds customer = element.customer();
        String mid = postback.textAt("mid");
        if (account == null || customer == null || element.fromUs()) {
            return element.unrecognized("postback", account == null ? "no account" : "no customer tapped");
        }
        return new MessageReceived(
                account,
                Bubble.TAP + (mid != null ? mid : instead(element, postback, customer)),
                customer,
                null,
                choice(postback),
                element.at(),
                Contexts.of(element.json(), postback),
                element.origin(),
                element.raw());
    }

    /** Who tapped what and when. */
    private static String instead(Element element, JsonSlice postback, CustomerIds customer) {
        String what = Integer.toHexString(choice(postback).title().hashCode());
        return customer.best() + ":" + element.json().textAt("timestamp") + ":" + what;
    }

    private static Choice choice(JsonSlice postback) {
        String title = postback.textAt("title");
        String payload = postback.textAt("payload");
        return new Choice(ChoiceKind.POSTBACK, payload, first(title, payload, ""), null);
    }

    private static String first(@Nullable String... words) {
        return Stream.of(words).filter(word -> word != null).findFirst().orElse("");
    }
}
