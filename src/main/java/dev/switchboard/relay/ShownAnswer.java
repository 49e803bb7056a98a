package dev.switchboard.relay;

import dev.switchboard.agent.Pieces;
import dev.switchboard.relay.LiveAnswers.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes pieces on to where they are shown. A fault there costs the view, never the answer. */
final class ShownAnswer implements Pieces {
    private static final Logger log = LoggerFactory.getLogger(ShownAnswer.class);

    private final String messageId;
    private Draft draft = Draft.UNSEEN;

    ShownAnswer(String messageId) {
        this.messageId = messageId;
    }

    void begin(LiveAnswers live, RelayReader.Waiting waiting) {
        safely(() -> draft = live.begin(waiting.conversation(), messageId));
    }

    @Override
    public void add(String delta) {
        safely(() -> draft.piece(delta));
    }

    void end(boolean kept) {
        safely(() -> draft.end(kept));
    }

    private void safely(Runnable showing) {
        try {
            showing.run();
        } catch (RuntimeException e) {
            draft = Draft.UNSEEN;
            log.warn("relay.not_shown message={}", messageId, e);
        }
    }
}
