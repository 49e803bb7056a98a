package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import dev.switchboard.channels.meta.WebhookBody;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhook bodies: <a href="https://developers.facebook.com/docs/instagram-platform/webhooks/examples">shapes</a>.
 * An entry holds a {@code messaging} list, a {@code standby} list, {@code changes}, or a bare {@code field} and
 * {@code value}, and may hold several of them. Total: any bytes become events, each element by itself, in their order;
 * what cannot be read, or is not supported yet, is {@link Unrecognized} and takes nothing else along.
 */
public final class InstagramParser {
    static final String OBJECT = "instagram";

    private final Messaging messaging;
    private final Predicate<String> isAccount;

    /**
     * @param clock for messages that do not tell when they were sent
     * @param isAccount whether an id is that of an account here: webhooks name it by one of two ids
     */
    public InstagramParser(Clock clock, Predicate<String> isAccount) {
        this.messaging = new Messaging(clock, isAccount);
        this.isAccount = isAccount;
    }

    /** Everything a body says. Never throws, never empty. */
    public List<InboundEvent> events(byte[] body) {
        return WebhookBody.events(body, OBJECT, this::addEntry);
    }

    private void addEntry(JsonSlice entry, List<InboundEvent> events) {
        int before = events.size();
        entry.members().forEach(member -> addMember(entry, member, events));
        addBare(entry, events);
        if (events.size() == before) {
            String raw = RawEntry.whole(OBJECT, entry);
            events.add(new Unrecognized(null, "entry.empty", "there is nothing in it", raw));
        }
    }

    private void addMember(JsonSlice entry, JsonSlice.Member member, List<InboundEvent> events) {
        JsonSlice list = member.value();
        switch (list.isArray() ? member.name() : "") {
            case "messaging" -> list.elements().forEach(one -> events.add(message(entry, one)));
            case "standby" -> list.elements().forEach(one -> events.add(standby(entry, one)));
            case "changes" -> list.elements().forEach(one -> events.add(change(entry, one)));
            default -> addUnknown(entry, member, events);
        }
    }

    /** A new scalar beside what we know would come with every webhook and say nothing. */
    private void addUnknown(JsonSlice entry, JsonSlice.Member member, List<InboundEvent> events) {
        boolean known = List.of("id", "time", "field", "value").contains(member.name());
        boolean scalar = !member.value().isObject() && !member.value().isArray();
        if (known || scalar || member.value().isEmptyArray()) {
            return;
        }
        String kind = "entry." + JsonText.word(member.name());
        events.add(unrecognized(entry, member.value(), kind, Spot.member(entry, member)));
    }

    private InboundEvent message(JsonSlice entry, JsonSlice element) {
        return messaging.read(element, Spot.inList(entry, "messaging", element));
    }

    /** Another app has the conversation: what is said there is not ours to answer. */
    private InboundEvent standby(JsonSlice entry, JsonSlice element) {
        Spot spot = Spot.inList(entry, "standby", element);
        String kind = "ig.standby." + Kinds.of(element);
        Parties parties = Parties.of(entry, element, isAccount);
        return new Unrecognized(parties.account(), kind, "another app has the conversation", spot.raw(null));
    }

    private InboundEvent change(JsonSlice entry, JsonSlice change) {
        String field = change.textAt("field");
        return field(entry, "changes", field, change.get("value"), Spot.inList(entry, "changes", change));
    }

    private void addBare(JsonSlice entry, List<InboundEvent> events) {
        JsonSlice value = entry.get("value");
        if (value != null || entry.get("field") != null) {
            events.add(field(entry, "entry_field", entry.textAt("field"), value, Spot.bare(entry)));
        }
    }

    /** The dashboard's test of the field {@code messages} has an element of {@code messaging} as its value. */
    private InboundEvent field(
            JsonSlice entry, String prefix, @Nullable String field, @Nullable JsonSlice value, Spot spot) {
        if ("messages".equals(field) && value != null && value.isObject()) {
            return messaging.read(value, spot);
        }
        String kind = prefix + "." + (field == null ? "no_field" : JsonText.word(field));
        return unrecognized(entry, value == null ? entry : value, kind, spot);
    }

    private InboundEvent unrecognized(JsonSlice entry, JsonSlice element, String kind, Spot spot) {
        Parties parties = Parties.of(entry, element, isAccount);
        return new Unrecognized(parties.account(), kind, "not supported yet", spot.raw(null));
    }
}
