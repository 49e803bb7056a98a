package dev.switchboard.channels;

import dev.switchboard.message.Platform;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What a channel must tell of its platform for {@link MetaChannelContract} to test it.
 *
 * @param object what its webhooks call themselves
 * @param customer who writes, as webhooks name them
 * @param entry an entry of a body around {@code %s}, its elements
 * @param element an element that says a text: {@code %1$s} id, {@code %2$s} customer, {@code %3$s} text
 * @param accepted the answer to a send: {@code %s} is the platform's id of the message
 * @param address where in a request the recipient stands, and what must stand there for the customer
 * @param text where in a request the text stands
 * @param limit how long a text may be, in the measure of {@code size}
 * @param slowDown an error code that asks for a slower pace
 * @param refusal an error code for a message that will never be taken
 */
record Shapes(
        Platform platform,
        String object,
        String customer,
        String entry,
        String element,
        String accepted,
        Address address,
        String text,
        int limit,
        ToIntFunction<String> size,
        int slowDown,
        int refusal) {

    record Address(String pointer, String value) {}

    String textOf(Object id, String words) {
        return element.formatted(id, customer, words);
    }

    String good(Object id) {
        return textOf(id, "Hi");
    }

    String entryOf(String... elements) {
        return entry.formatted(String.join(",", elements));
    }

    String bodyOf(List<String> entries) {
        return entries.stream().collect(Collectors.joining(",", "{\"object\":\"" + object + "\",\"entry\":[", "]}"));
    }

    /** A body with one entry. */
    String body(String... elements) {
        return bodyOf(List.of(entryOf(elements)));
    }
}
