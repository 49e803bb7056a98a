package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What WhatsApp tells, in as few words as may be, and what the parser makes of it. */
final class Told {
    static final String ANA = "15550001001";
    static final String NUMBER = "106540352242922";

    private static final String HEAD =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",";
    private static final String METADATA =
            "\"metadata\":{\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"" + NUMBER + "\"}";

    private static final WhatsAppParser PARSER =
            new WhatsAppParser(Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC));

    private Told() {}

    /** A webhook with that field and those members of its value, in JSON with single quotes. */
    static String body(String field, String members) {
        return HEAD + "\"time\":1790000000,\"changes\":[{\"field\":\"" + field + "\",\"value\":{" + METADATA + ","
                + quoted(members) + "}}]}]}";
    }

    /** A webhook with a value that names no number. */
    static String bare(String field, String value) {
        return HEAD + "\"time\":1790000000,\"changes\":[{\"field\":\"" + field + "\",\"value\":{" + quoted(value)
                + "}}]}]}";
    }

    /** Everything a body says; each event's slice must say the same again. */
    static List<InboundEvent> events(String body) {
        List<InboundEvent> events = parse(body);
        assertThat(events).isNotEmpty();
        for (InboundEvent event : events) {
            assertThat(parse(event.raw())).containsExactly(event);
        }
        return events;
    }

    static List<InboundEvent> events(String field, String members) {
        return events(body(field, members));
    }

    private static List<InboundEvent> parse(String body) {
        return PARSER.events(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The only event, which must be of that kind. */
    static <T extends InboundEvent> T one(Class<T> type, String field, String members) {
        List<InboundEvent> events = events(field, members);
        assertThat(events).singleElement().isInstanceOf(type);
        return type.cast(events.getFirst());
    }

    /** The only event of a message of Ana's with those members. */
    static <T extends InboundEvent> T message(Class<T> type, String members) {
        return one(
                type,
                "messages",
                "'messages':[{'from':'" + ANA + "','id':'wamid.1','timestamp':'1790000000'," + members + "}]");
    }

    /** What such a message says. */
    static Content said(String members) {
        return message(MessageReceived.class, members).content();
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
