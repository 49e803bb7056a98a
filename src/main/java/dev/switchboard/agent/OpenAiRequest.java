package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentRequest.Said;
import dev.switchboard.config.AgentFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as a chat completion: the prompt, what was said before, and what waits for an answer. */
final class OpenAiRequest {
    private OpenAiRequest() {}

    /** The body of the request, UTF-8. */
    static byte[] bytes(AgentFile.OpenAi model, AgentRequest request) {
        ObjectNode json = AgentJson.MAPPER.createObjectNode().put("model", model.model());
        addMessages(json.putArray("messages"), model.systemPrompt(), request);
        json.put("stream", true);
        if (model.temperature() != null) {
            json.put("temperature", model.temperature());
        }
        if (model.maxTokens() != null) {
            json.put("max_tokens", model.maxTokens());
        }
        try {
            return AgentJson.MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void addMessages(ArrayNode messages, @Nullable String systemPrompt, AgentRequest request) {
        if (systemPrompt != null) {
            add(messages, "system", systemPrompt);
        }
        for (Said said : request.history()) {
            add(messages, said.sender().equals("agent") ? "assistant" : "user", said.text());
        }
        add(messages, "user", waiting(request));
    }

    private static String waiting(AgentRequest request) {
        return request.messages().stream()
                .map(Incoming::content)
                .map(content -> content.asText().isBlank() ? "[" + content.type() + "]" : content.asText())
                .collect(Collectors.joining("\n"));
    }

    /** Many models take only turns: who spoke last goes on in the same message. */
    private static void add(ArrayNode messages, String role, String text) {
        if (text.isBlank()) {
            return;
        }
        ObjectNode last = messages.isEmpty() ? null : (ObjectNode) messages.get(messages.size() - 1);
        if (last != null && last.path("role").asText().equals(role)) {
            last.put("content", last.path("content").asText() + "\n" + text);
        } else {
            messages.addObject().put("role", role).put("content", text);
        }
    }
}
