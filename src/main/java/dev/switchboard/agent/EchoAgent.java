package dev.switchboard.agent;

import dev.switchboard.message.Content;

/** Answers each message with {@code You said: …}: for trying things out, and for counting that every message is answered. */
public final class EchoAgent implements Agent {
    @Override
    public AgentResult reply(AgentRequest request, Pieces pieces) {
        return new AgentResult.Replies(request.messages().stream()
                .<Content>map(message ->
                        new Content.Text("You said: " + message.content().asText()))
                .toList());
    }
}
