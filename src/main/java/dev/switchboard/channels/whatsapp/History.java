package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Origin;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code history[]}: what was said in the business app before we were connected, in chunks that come in any order: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/history">history</a>.
 */
final class History {
    static final String MEMBER = "history";

    private static final String METADATA = "metadata";
    private static final String THREADS = "threads";
    private static final Set<String> OF_A_THREAD = Set.of("id", "context", Contacts.MEMBER);

    private History() {}

    static void read(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        List<JsonSlice> chunks = member.value().elements();
        if (chunks.isEmpty() || !WhatsAppParser.haveRoom(events, chunks.size())) {
            Members.unknown(member, place, events);
        } else {
            chunks.forEach(chunk -> readChunk(chunk, place, events));
        }
    }

    private static void readChunk(JsonSlice chunk, Place place, List<InboundEvent> events) {
        int before = events.size();
        Place within = place.inside(Origin.HISTORY, chunk, "\"history\":[{" + shared(chunk, METADATA), "}]");
        for (JsonSlice.Member member : chunk.members()) {
            readChunk(member, within, events);
        }
        if (events.size() == before) {
            events.add(
                    chunk.isObject()
                            ? place.noted("history.empty", MEMBER, chunk, Person.NOBODY, null)
                            : place.unrecognized(MEMBER, chunk, "history.malformed", "not an object"));
        }
    }

    private static void readChunk(JsonSlice.Member member, Place chunk, List<InboundEvent> events) {
        List<JsonSlice> threads = member.value().elements();
        switch (member.name()) {
            case METADATA -> {}
            case Errors.MEMBER -> Members.read(member, chunk, events);
            case THREADS -> {
                if (threads.isEmpty() || !WhatsAppParser.haveRoom(events, threads.size())) {
                    Members.unknown(member, chunk, events);
                } else {
                    threads.forEach(thread -> readThread(thread, chunk, events));
                }
            }
            default -> Members.unknown(member, chunk, events);
        }
    }

    private static void readThread(JsonSlice thread, Place chunk, List<InboundEvent> events) {
        int before = events.size();
        String open = "\"threads\":[{" + shared(thread, "id") + shared(thread, "context");
        Place within = chunk.inside(thread, open, "}]");
        for (JsonSlice.Member member : thread.members()) {
            readThread(member, within, events);
        }
        if (events.size() == before) {
            events.add(
                    thread.isObject()
                            ? chunk.noted("history.empty", THREADS, thread, Person.NOBODY, null)
                            : chunk.unrecognized(THREADS, thread, "history.malformed", "not an object"));
        }
    }

    private static void readThread(JsonSlice.Member member, Place thread, List<InboundEvent> events) {
        if (member.name().equals(Messages.ARRAY)) {
            Person customer = customerOf(thread);
            Members.each(member, thread, events, (message, place) -> HistoryMessages.read(message, place, customer));
        } else if (!OF_A_THREAD.contains(member.name())) {
            Members.unknown(member, thread, events);
        }
    }

    /** With whom the thread was; it may say so in its id, in its context, or in both. */
    private static Person customerOf(Place thread) {
        JsonSlice id = Place.small(thread.holder().get("id"));
        JsonSlice context = Place.small(thread.holder().get("context"));
        String phone = textOf(context, "wa_id");
        String userId = textOf(context, "user_id");
        String own = id == null ? null : id.text();
        String best = Person.either(phone, own == null || own.isBlank() ? null : own);
        return Person.of(best, userId, textOf(context, "parent_user_id"), thread.contacts());
    }

    private static @Nullable String textOf(@Nullable JsonSlice holder, String member) {
        return holder == null ? null : holder.textAt(member);
    }

    /** A member that belongs to all that stands beside it, as the beginning of an object. */
    private static String shared(JsonSlice holder, String name) {
        JsonSlice part = Place.small(holder.get(name));
        return part == null ? "" : "\"" + name + "\":" + part.json() + ",";
    }
}
