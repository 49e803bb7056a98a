package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the customer's phone shows it.
 *
 * @param no position on the phone; 0 until it is written
 * @param content what a customer typed: the part of the webhook that depends on the type; an answer: the whole request
 * @param callbackData what the sender wants to hear back with each status
 * @param at epoch milliseconds
 * @param attempts how often its webhook was posted (typed messages only)
 */
record PhoneMessage(
        long no,
        String id,
        Customer customer,
        Direction direction,
        String type,
        @Nullable String text,
        JsonNode content,
        @Nullable String callbackData,
        long at,
        State state,
        int attempts) {

    /** Who wrote it. */
    enum Direction {
        TYPED,
        ANSWER
    }

    /** How far it came. Typed: waiting, acknowledged, read. Answers: accepted, sent, delivered, read; or dropped. */
    enum State {
        WAITING,
        ACKNOWLEDGED,
        ACCEPTED,
        SENT,
        DELIVERED,
        READ,
        /** Answered with an id and never sent: the address was none. */
        DROPPED
    }

    static PhoneMessage typed(Typed typed, String id, Customer customer, long now) {
        return new PhoneMessage(
                0,
                id,
                customer,
                Direction.TYPED,
                typed.type(),
                typed.text(),
                typed.content(),
                null,
                now,
                State.WAITING,
                0);
    }

    static PhoneMessage answer(WhatsAppSend send, String id, Customer customer, long now) {
        return new PhoneMessage(
                0,
                id,
                customer,
                Direction.ANSWER,
                send.type(),
                send.text(),
                send.body(),
                send.callbackData(),
                now,
                send.isMisaddressed() ? State.DROPPED : State.ACCEPTED,
                0);
    }

    static PhoneMessage answer(InstagramSend send, String id, Customer customer, long now) {
        return new PhoneMessage(
                0, id, customer, Direction.ANSWER, send.type(), send.text(), send.body(), null, now, State.ACCEPTED, 0);
    }

    /** As the phone API and the live stream tell it. */
    ObjectNode json() {
        ObjectNode json = MetaJson.object();
        json.put("no", no).put("message_id", id);
        json.put("platform", customer.account().platform().wire());
        json.put("account", customer.account().id());
        json.put("customer", customer.id()).put("name", customer.name());
        json.put("direction", Names.wire(direction)).put("type", type).put("text", text);
        json.set("content", content);
        json.put("callback_data", callbackData);
        json.put("at", Instant.ofEpochMilli(at).toString());
        json.put("state", Names.wire(state)).put("attempts", attempts);
        return json;
    }

    /** What a customer typed, before the platform took it. */
    record Typed(
            SandboxAccount account,
            String from,
            @Nullable String name,
            String type,
            @Nullable String text,
            JsonNode content) {}
}
