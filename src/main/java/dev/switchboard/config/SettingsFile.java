package dev.switchboard.config;

import dev.switchboard.config.Settings.Auth;
import dev.switchboard.config.Settings.LogFormat;
import dev.switchboard.config.Settings.LogLevel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code switchboard.yaml}: its keys, their defaults and what they may be. */
final class SettingsFile {
    private static final int DAY_S = 86_400;
    private static final int HOUR_MS = 3_600_000;

    private SettingsFile() {}

    static Settings read(Section in) {
        Settings settings = new Settings(
                in.section("server", SettingsFile::server),
                in.choice("auth", Auth.KEYS),
                Path.of(in.text("data_dir", "data")),
                in.section("store", SettingsFile::store),
                in.section("graph", SettingsFile::graph),
                in.section("outbound", SettingsFile::outbound),
                in.section("queue", SettingsFile::queue),
                in.section("relay", SettingsFile::relay),
                in.section("retention", SettingsFile::retention),
                in.section("extraction", SettingsFile::extraction),
                in.section("webchat", SettingsFile::webchat),
                in.section("limits", SettingsFile::limits),
                in.section("log", SettingsFile::log));
        checkOpenDoor(in, settings);
        return settings;
    }

    private static void checkOpenDoor(Section in, Settings settings) {
        if (settings.auth() == Auth.OPEN && !settings.isOnLoopback()) {
            in.fault("auth", "is open to the network", "set server.host to 127.0.0.1, or auth to keys");
        }
    }

    private static Settings.Server server(Section in) {
        return new Settings.Server(
                in.text("host", "127.0.0.1"),
                in.number("port", 4000, 0, 65_535),
                baseUrl(in, "public_url"),
                in.number("connections_max", 16_000, 1, 1_000_000),
                in.number("client_timeout_s", 30, 1, 3600),
                in.texts("trusted_proxies", Check.NETWORK));
    }

    private static Settings.Store store(Section in) {
        return new Settings.Store(
                in.optional("url", Check.STORE),
                in.number("busy_timeout_ms", 2000, 0, HOUR_MS),
                in.number("max_size_mb", 0, 0, Integer.MAX_VALUE),
                in.number("readers", 3, 1, 64),
                in.number("group_max", 256, 1, 10_000),
                in.number("waiting_max", 20_000, 1, 10_000_000),
                in.number("query_max_ms", 5_000, 100, 600_000));
    }

    private static Settings.Graph graph(Section in) {
        return new Settings.Graph(
                baseUrl(in, "base_url", "https://graph.facebook.com"),
                baseUrl(in, "instagram_base_url", "https://graph.instagram.com"));
    }

    private static Settings.Outbound outbound(Section in) {
        return new Settings.Outbound(
                in.flag("allow_private", false),
                in.texts("allowed_networks", Check.NETWORK),
                in.number("connect_timeout_ms", 3000, 1, HOUR_MS),
                in.number("deadline_ms", 30_000, 1, HOUR_MS),
                in.number("max_per_route", 256, 1, 100_000),
                in.number("max_total", 1024, 1, 100_000));
    }

    private static Settings.Queue queue(Section in) {
        return new Settings.Queue(
                in.number("deliveries_per_account", 32, 1, 10_000),
                in.number("retry_first_ms", 1000, 1, HOUR_MS),
                in.number("retry_max_s", 300, 1, DAY_S),
                in.number("give_up_h", 24, 1, 8760));
    }

    private static Settings.Relay relay(Section in) {
        return new Settings.Relay(
                in.number("handoff_h", 12, 1, 8760),
                in.number("history_max", 20, 0, 1000),
                in.number("history_kb", 64, 1, 1024));
    }

    /** Platforms deliver again for a week: till then a kept webhook tells that it was here before. */
    private static Settings.Retention retention(Section in) {
        return new Settings.Retention(in.number("raw_days", 30, 8, 36_500));
    }

    private static Settings.Extraction extraction(Section in) {
        return new Settings.Extraction(in.number("idle_s", 300, 1, 30 * DAY_S));
    }

    private static Settings.Webchat webchat(Section in) {
        return new Settings.Webchat(
                in.number("max_characters", 4000, 1, 100_000),
                in.number("messages_per_session", 20, 0, 1_000_000),
                in.number("messages_per_address", 60, 0, 1_000_000),
                in.number("sessions_per_address", 5, 0, 1_000_000),
                in.number("renewals_per_session", 10, 0, 1_000_000),
                in.number("renewals_per_address", 60, 0, 1_000_000),
                in.number("streams_per_session", 10, 1, 1000),
                in.number("stream_starts_per_session", 60, 0, 1_000_000),
                in.number("stream_starts_per_address", 600, 0, 1_000_000),
                in.number("heartbeat_s", 15, 1, 300),
                in.number("idle_m", 30, 1, 43_200),
                in.number("session_days", 30, 1, 3650),
                in.flag("keep_client", false));
    }

    private static Settings.Limits limits(Section in) {
        return new Settings.Limits(
                in.number("webhook_body_mb", 4, 1, 64),
                in.number("webhooks_at_once_mb", 8, 1, 4096),
                in.number("body_kb", 1024, 1, 65_536),
                in.number("leads_reads_per_minute", 100, 0, 1_000_000),
                in.number("writes_per_minute", 600, 0, 1_000_000),
                in.number("failed_keys_per_minute", 20, 0, 1_000_000),
                in.number("contacts_max", 10_000, 1, 1_000_000),
                in.number("contacts_mb", 8, 1, 256));
    }

    private static Settings.Log log(Section in) {
        return new Settings.Log(in.choice("format", LogFormat.TEXT), in.choice("level", LogLevel.INFO));
    }

    private static String baseUrl(Section in, String key, String fallback) {
        String url = baseUrl(in, key);
        return url == null ? fallback : url;
    }

    /** Without the slash at its end, so that paths are simply put behind it. */
    private static @Nullable String baseUrl(Section in, String key) {
        String url = in.optional(key, Check.URL);
        return url == null ? null : url.replaceAll("/+$", "");
    }
}
