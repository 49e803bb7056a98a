package dev.switchboard.http.webchat;

import dev.switchboard.relay.LiveAnswers.Draft;
import java.util.function.Consumer;

/** An answer that is being written: its text so far, for those who look and those who come back. */
final class LiveDraft implements Draft {
    private final String messageId;
    private final StringBuilder text = new StringBuilder();
    private final Runnable tell;
    private final Consumer<LiveDraft> finish;
    private boolean over;
    private boolean kept;

    /**
     * @param tell called after every change
     * @param finish called once nothing more comes
     */
    LiveDraft(String messageId, Runnable tell, Consumer<LiveDraft> finish) {
        this.messageId = messageId;
        this.tell = tell;
        this.finish = finish;
    }

    String messageId() {
        return messageId;
    }

    @Override
    public void piece(String delta) {
        synchronized (text) {
            text.append(delta);
        }
        tell.run();
    }

    @Override
    public void end(boolean isKept) {
        synchronized (text) {
            over = true;
            kept = isKept;
        }
        finish.accept(this);
        tell.run();
    }

    /** Whether what was shown has to be taken back. */
    boolean isBroken() {
        synchronized (text) {
            return over && !kept;
        }
    }

    int length() {
        synchronized (text) {
            return text.length();
        }
    }

    /** The text after so many characters. */
    String after(int shown) {
        synchronized (text) {
            return text.substring(Math.min(shown, text.length()));
        }
    }
}
