package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.JsonBuffers;
import dev.switchboard.store.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** By what an event that is delivered again is known: the platform's ids for it, else all that it says. */
final class DedupeKey {
    private static final int BYTES = 15;
    /** As the parsers write it into the entry of a slice. */
    private static final String RECEIVED = "received";

    private static final JsonMapper SORTED = JsonMapper.builder(JsonBuffers.factory())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private DedupeKey() {}

    /** A short key, unique among those of one user. */
    static String of(RoutedEvent routed) {
        InboundEvent event = routed.event();
        String own = event.dedupeKey();
        return timeOf(event) + hash(place(routed) + (own == null ? canonical(event.raw()) : own));
    }

    /** The key of an event that our code could not take: when it comes again, it may be able to. */
    static String ofBroken(RoutedEvent routed) {
        return hash("broken:" + place(routed) + canonical(routed.event().raw()));
    }

    private static String place(RoutedEvent routed) {
        AccountKey account = routed.event().account();
        return routed.platform().wire() + ":" + (account == null ? "" : account.id()) + ":";
    }

    /** Receipts are most of what comes: their keys grow with time, so that they lie side by side in the index. */
    private static String timeOf(InboundEvent event) {
        return event instanceof ReceiptReceived receipt
                ? Long.toHexString(receipt.receipt().at() / 1000) + "-"
                : "";
    }

    /** The same for two bodies that say the same in another order. */
    private static String canonical(String json) {
        try {
            return SORTED.writeValueAsString(withoutArrival(SORTED.readValue(json, Object.class)));
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    /** When it came is the one thing in a slice that is another each time. */
    private static Object withoutArrival(Object body) {
        if (body instanceof Map<?, ?> members && members.get("entry") instanceof List<?> entries) {
            entries.forEach(entry -> {
                if (entry instanceof Map<?, ?> one) {
                    one.remove(RECEIVED);
                }
            });
        }
        return body;
    }

    private static String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(text), BYTES));
    }
}
