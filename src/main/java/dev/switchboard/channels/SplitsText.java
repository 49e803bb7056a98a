package dev.switchboard.channels;

import dev.switchboard.message.Content;
import java.util.List;

/** A channel with a limit on the length of a message: longer content becomes several messages, each durable by itself. */
public interface SplitsText {
    /** The content in pieces the platform accepts, in order; one piece when it fits. */
    List<Content> split(Content content);
}
