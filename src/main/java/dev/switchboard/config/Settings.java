package dev.switchboard.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment wants: {@code switchboard.yaml}, with everything it leaves out at its default. Each component is the
 * key of that name in the file, in snake case; the file says what it is for. Units are in the names.
 */
public record Settings(
        Server server,
        Auth auth,
        Path dataDir,
        Store store,
        Graph graph,
        Outbound outbound,
        Queue queue,
        Relay relay,
        Retention retention,
        Extraction extraction,
        Webchat webchat,
        Limits limits,
        Log log) {

    /** The settings of an installation whose file says nothing. */
    public static Settings defaults() {
        return of(Map.of());
    }

    /**
     * The defaults with some keys set.
     *
     * @param options by path, such as {@code server.port}
     * @throws ConfigException when a key or value is not valid
     */
    public static Settings of(Map<String, String> options) {
        return ConfigLoader.settings(options);
    }

    /** Whether nobody but this machine can connect. */
    public boolean isOnLoopback() {
        return Addresses.isLoopback(server.host());
    }

    /** The file of the embedded store: {@code store.url}, or {@code switchboard.db} in the data folder. */
    public Path databaseFile() {
        String url = store.url();
        return url == null ? dataDir.resolve("switchboard.db") : Path.of(url.substring("sqlite:".length()));
    }

    /**
     * @param publicUrl without a slash at its end; null when links start with the address a request came to
     * @param clientTimeoutS how long a client may take with a request, and keep silent
     * @param trustedProxies networks whose word on the address of a client is believed, as {@code address/prefix}
     */
    public record Server(
            String host,
            int port,
            @Nullable String publicUrl,
            int connectionsMax,
            int clientTimeoutS,
            List<String> trustedProxies) {}

    /** Who may call the API. */
    public enum Auth {
        /** Who shows a key. */
        KEYS,
        /** Everybody; the server must then listen on loopback. */
        OPEN
    }

    /** The embedded store; see {@code store.StoreOptions}. */
    public record Store(
            @Nullable String url,
            int busyTimeoutMs,
            int maxSizeMb,
            int readers,
            int groupMax,
            int waitingMax,
            int queryMaxMs) {}

    /** Where the platforms' APIs are, without a slash at the end. */
    public record Graph(String baseUrl, String instagramBaseUrl) {}

    /**
     * Calls to other people's servers.
     *
     * @param allowPrivate private, loopback and link-local addresses may be called
     * @param allowedNetworks networks that may be called all the same, as {@code address/prefix}
     */
    public record Outbound(
            boolean allowPrivate,
            List<String> allowedNetworks,
            int connectTimeoutMs,
            int deadlineMs,
            int maxPerRoute,
            int maxTotal) {}

    /** @param deliveriesPerAccount conversations an account sends to at the same time */
    public record Queue(int deliveriesPerAccount, int retryFirstMs, int retryMaxS, int giveUpH) {}

    /** @param handoffH how long a person keeps a conversation before its agent may answer again */
    public record Relay(int handoffH, int historyMax, int historyKb) {}

    public record Retention(int rawDays) {}

    /** @param idleS how long a conversation must be quiet before it is read for what it says of the lead */
    public record Extraction(int idleS) {}

    /**
     * The chat widget.
     *
     * @param idleM a conversation quiet for so long has ended
     * @param sessionDays how long a visitor who stays away is still known
     * @param keepClient whether address and browser of a visitor are kept with what they write
     */
    public record Webchat(
            int maxCharacters,
            int messagesPerSession,
            int messagesPerAddress,
            int sessionsPerAddress,
            int renewalsPerSession,
            int renewalsPerAddress,
            int streamsPerSession,
            int streamStartsPerSession,
            int streamStartsPerAddress,
            int heartbeatS,
            int idleM,
            int sessionDays,
            boolean keepClient) {}

    /**
     * @param webhooksAtOnceMb how much of large webhooks is read at the same time
     * @param leadsReadsPerMinute per user; 0 for no limit
     * @param writesPerMinute per user; 0 for no limit
     * @param failedKeysPerMinute keys that open nothing, per address; 0 for no limit
     * @param contactsMax contacts in one request
     * @param contactsMb and how large it may be
     */
    public record Limits(
            int webhookBodyMb,
            int webhooksAtOnceMb,
            int bodyKb,
            int leadsReadsPerMinute,
            int writesPerMinute,
            int failedKeysPerMinute,
            int contactsMax,
            int contactsMb) {}

    public record Log(LogFormat format, LogLevel level) {}

    public enum LogFormat {
        TEXT,
        JSON
    }

    public enum LogLevel {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
