package dev.switchboard.agent;

/** How one kind of agent writes its answers. Made anew for each call, for it keeps what was written so far. */
interface AnswerForm {
    /** The data of one event of a stream. */
    void event(String data);

    /** Whether the stream has said all it will, and nothing more is to be read. */
    boolean isOver();

    /** Whether a stream that ends here is whole. */
    boolean isWhole();

    /** What the stream came to. */
    Heard heard();

    /** What an answer came to that is no stream. */
    Heard whole(byte[] body);
}
