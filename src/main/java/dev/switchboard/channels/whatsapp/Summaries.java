package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent.Noted;

/** {@code conversation_context}: what another app thinks the conversation was about, beside its first messages to us. */
final class Summaries {
    static final String MEMBER = "conversation_context";

    private Summaries() {}

    static Noted read(JsonSlice.Member member, Place place) {
        Person customer = Person.of(place.contacts().only(), place.contacts());
        String raw = place.raw().member(member, customer.contact());
        return new Noted(place.business(), MEMBER, customer.customer(), null, raw);
    }
}
