package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.Batch;
import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads an entry: a {@code messaging} list, a {@code standby} list, {@code changes}, or a bare {@code field} and
 * {@code value}, and there may be several of them.
 */
final class EntryReader {
    private static final Set<String> NO_LIST = Set.of("id", "time", "field", "value");

    private final Entry entry;
    private final Batch events;

    EntryReader(Entry entry, Batch events) {
        this.entry = entry;
        this.events = events;
    }

    void read() {
        int before = events.size();
        readMembers();
        readBare();
        if (events.size() == before) {
            keep("entry.empty", "there is nothing in it", Spot.whole(entry));
        }
    }

    private void readMembers() {
        List<JsonSlice.Member> members = entry.json().members().stream()
                .filter(member -> !NO_LIST.contains(member.name()))
                .toList();
        for (int i = 0; i < members.size(); i++) {
            if (events.isFull()) {
                keep("entry.too_many", Batch.TOO_MANY, Spot.members(entry, members.subList(i, members.size())));
                return;
            }
            readMember(members.get(i));
        }
    }

    private void readMember(JsonSlice.Member member) {
        JsonSlice list = member.value();
        switch (list.isArray() ? member.name() : "") {
            case "messaging" -> readList(member, one -> Elements.read(inList(member, one, Origin.LIVE)));
            case "standby" -> readList(member, one -> Elements.read(inList(member, one, Origin.STANDBY)));
            case "changes" -> readList(member, one -> Fields.read(entry, inList(member, one, Origin.LIVE), one));
            default -> readUnknown(member);
        }
    }

    private Element inList(JsonSlice.Member list, JsonSlice one, Origin origin) {
        return entry.element(one, Spot.inList(entry, list.name(), List.of(one)), origin);
    }

    private void readList(JsonSlice.Member list, Function<JsonSlice, InboundEvent> reader) {
        List<JsonSlice> elements = list.value().elements();
        for (int i = 0; i < elements.size(); i++) {
            if (events.isFull()) {
                List<JsonSlice> rest = elements.subList(i, elements.size());
                keep("entry.too_many", Batch.TOO_MANY, Spot.inList(entry, list.name(), rest));
                return;
            }
            events.add(reader.apply(elements.get(i)));
        }
    }

    /** A new scalar beside what we know would come with every webhook and say nothing. */
    private void readUnknown(JsonSlice.Member member) {
        JsonSlice value = member.value();
        if (value.isObject() || value.isArray() && !value.isEmptyArray()) {
            String kind = "entry." + JsonText.word(member.name());
            keep(kind, "not known", Spot.members(entry, List.of(member)));
        }
    }

    private void readBare() {
        if (entry.json().get("value") != null || entry.json().get("field") != null) {
            Element bare = entry.element(entry.json(), Spot.bare(entry), Origin.LIVE);
            events.add(Fields.read(entry, bare, entry.json()));
        }
    }

    private void keep(String kind, String reason, Spot spot) {
        Parties parties = Parties.of(entry, entry.json());
        events.add(new Unrecognized(parties.account(), kind, reason, spot.raw(null)));
    }
}
