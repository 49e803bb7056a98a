package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.agent.AgentRequest.ConversationInfo;
import dev.switchboard.agent.AgentRequest.CustomerInfo;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentRequest.Said;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.JsonBuffers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A request as the agent reads it. Times are ISO 8601 in UTC with milliseconds; what is not known is null. */
final class AgentJson {
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonBuffers.factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AgentJson() {}

    /** The body of the request, UTF-8. */
    static byte[] bytes(AgentRequest request) {
        try {
            return MAPPER.writeValueAsBytes(tree(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectNode tree(AgentRequest request) {
        ObjectNode json = MAPPER.createObjectNode().put("type", "messages.received");
        json.put("user_id", request.userId()).put("agent_id", request.agentId());
        json.put("attempt", request.attempt());
        json.set("conversation", conversation(request.conversation()));
        json.set("customer", customer(request.customer()));
        var messages = json.putArray("messages");
        request.messages().forEach(message -> messages.add(message(message)));
        var history = json.putArray("history");
        request.history().forEach(said -> history.add(said(said)));
        return json;
    }

    private static ObjectNode conversation(ConversationInfo conversation) {
        ObjectNode json = MAPPER.createObjectNode().put("conversation_id", conversation.conversationId());
        json.put("platform", conversation.account().platform().wire());
        json.put("phone_number_id", conversation.account().id());
        json.set("metadata", metadata(conversation.metadata()));
        return json.put("window_until", time(conversation.windowUntil()));
    }

    private static JsonNode metadata(String json) {
        try {
            JsonNode metadata = MAPPER.readTree(json);
            return metadata.isObject() ? metadata : MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }

    private static ObjectNode customer(CustomerInfo customer) {
        return MAPPER.createObjectNode()
                .put("customer_phone", customer.customerPhone())
                .put("name", customer.name())
                .put("email", customer.email())
                .put("lead_id", customer.leadId())
                .put("lead_status", customer.leadStatus())
                .put("status", customer.status());
    }

    private static ObjectNode message(Incoming message) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("message_id", message.messageId())
                .put("sequence_no", message.sequenceNo())
                .put("type", message.content().type())
                .put("text", message.content().asText())
                .put("timestamp", time(message.timestamp()));
        json.set("content", ContentJson.tree(message.content(), message.context()));
        return json.put("reply_to", message.replyTo());
    }

    private static ObjectNode said(Said said) {
        return MAPPER.createObjectNode()
                .put("sender", said.sender())
                .put("text", said.text())
                .put("timestamp", time(said.timestamp()));
    }

    private static @Nullable String time(@Nullable Long epochMillis) {
        return epochMillis == null ? null : MILLIS.format(Instant.ofEpochMilli(epochMillis));
    }
}
