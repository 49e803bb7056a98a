package dev.switchboard.http.webchat;

import java.time.Duration;

/**
 * What a visitor may do, and how long things last.
 *
 * @param maxCharacters of a message, in code points
 * @param messagesPerSession a minute; 0 for no limit, as with the next two
 * @param messagesPerAddress a minute
 * @param sessionsPerAddress new ones a minute
 * @param streamsPerSession open at a time; one more ends the oldest
 * @param heartbeat how often a silent stream says that it is there
 * @param keepClient whether address and browser of a visitor are kept with what they write
 */
public record WebchatOptions(
        int maxCharacters,
        int messagesPerSession,
        int messagesPerAddress,
        int sessionsPerAddress,
        int streamsPerSession,
        Duration heartbeat,
        boolean keepClient) {}
