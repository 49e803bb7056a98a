package dev.switchboard.relay;

import dev.switchboard.conversations.Conversation;

/** Where an answer is shown while it is being written. All of it is called on the thread that asks the agent. */
@FunctionalInterface
public interface LiveAnswers {
    /** Nothing is shown before it is whole. */
    LiveAnswers NONE = (conversation, messageId) -> Draft.UNSEEN;

    /**
     * An agent is asked: shows that somebody writes. Must not block: where nobody can watch, it gives {@link
     * Draft#UNSEEN}.
     *
     * @param messageId what the answer's first message will be stored under; the same when the same request is repeated
     */
    Draft begin(Conversation conversation, String messageId);

    /** An answer that is being written. Must be quick: the agent's next piece waits. */
    interface Draft {
        /** Nobody watches. */
        Draft UNSEEN = new Draft() {
            @Override
            public void piece(String delta) {}

            @Override
            public void end(boolean kept) {}
        };

        /** More of the first message's text, never empty. */
        void piece(String delta);

        /**
         * Nothing more comes. Called once, whatever happened.
         *
         * @param kept true when the answer came whole and is about to be stored, also in words that were not shown; false
         *     when it broke or says nothing: what was shown will be replaced by another try or has to be taken back
         */
        void end(boolean kept);
    }
}
