package dev.switchboard.http.webchat;

import java.time.Duration;

/**
 * What a visitor may do, and how long things last.
 *
 * @param maxCharacters of a message, in code points
 * @param messagesPerSession a minute; 0 for no limit, as with all that is counted by the minute
 * @param messagesPerAddress a minute
 * @param sessionsPerAddress new ones a minute
 * @param renewalsPerSession new tokens of a session a minute, those of who identifies too
 * @param renewalsPerAddress a minute
 * @param streamStartsPerSession a minute
 * @param streamStartsPerAddress a minute
 * @param heartbeat how often a silent stream says that it is there
 * @param keepClient whether address and browser of a visitor are kept with what they write
 */
public record WebchatOptions(
        int maxCharacters,
        int messagesPerSession,
        int messagesPerAddress,
        int sessionsPerAddress,
        int renewalsPerSession,
        int renewalsPerAddress,
        int streamStartsPerSession,
        int streamStartsPerAddress,
        Duration heartbeat,
        boolean keepClient) {}
