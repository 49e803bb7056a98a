package dev.switchboard.agent;

import dev.switchboard.message.Content;
import java.util.List;

/**
 * Answers each message with {@code You said: …}, word by word: for trying things out, and for counting that every message
 * is answered.
 */
public final class EchoAgent implements Agent {
    private final Runnable betweenWords;

    /** One that writes as fast as it can. */
    public EchoAgent() {
        this(() -> {});
    }

    /** @param betweenWords waits, so that one can watch it write */
    public EchoAgent(Runnable betweenWords) {
        this.betweenWords = betweenWords;
    }

    @Override
    public AgentResult reply(AgentRequest request, Pieces pieces) {
        List<String> texts = request.messages().stream()
                .map(message -> "You said: " + message.content().asText())
                .toList();
        write(texts.getFirst(), pieces);
        return new AgentResult.Replies(
                texts.stream().<Content>map(Content.Text::new).toList());
    }

    /** Pieces are of the first message only. */
    private void write(String text, Pieces pieces) {
        if (pieces == Pieces.NONE) {
            return;
        }
        for (String word : text.split("(?<=\\s)(?=\\S)")) {
            pieces.add(word);
            betweenWords.run();
        }
    }
}
