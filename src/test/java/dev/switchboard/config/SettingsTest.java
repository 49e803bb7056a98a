package dev.switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path temp;

    ConfigFolder config;

    @BeforeEach
    void open() {
        config = new ConfigFolder(temp);
    }

    @Test
    void without_any_file_everything_is_at_its_default() {
        assertThat(config.load()).isEqualTo(new Loaded(Settings.defaults(), List.of()));
    }

    @Test
    void a_folder_that_is_not_there_gives_the_defaults() {
        Loaded loaded = ConfigLoader.load(temp.resolve("nowhere"), Map.of(), Map.of());

        assertThat(loaded.settings()).isEqualTo(Settings.defaults());
    }

    @Test
    void an_empty_file_or_section_gives_the_defaults() {
        config.settings("# nothing yet\nserver:\nstore:\n  url:\n");

        assertThat(config.load().settings()).isEqualTo(Settings.defaults());
    }

    @Test
    void the_file_beats_the_defaults() {
        config.settings("""
                server: {port: 8080, public_url: "https://chat.example/"}
                outbound:
                  allow_private: true
                  allowed_networks:
                    - 10.0.0.0/8
                    - fd00::/8
                log: {format: json, level: debug}
                """);

        Settings settings = config.load().settings();

        assertThat(settings.server())
                .isEqualTo(new Settings.Server("127.0.0.1", 8080, "https://chat.example", 16_000, 30, List.of()));
        assertThat(settings.outbound().allowPrivate()).isTrue();
        assertThat(settings.outbound().allowedNetworks()).containsExactly("10.0.0.0/8", "fd00::/8");
        assertThat(settings.log()).isEqualTo(new Settings.Log(Settings.LogFormat.JSON, Settings.LogLevel.DEBUG));
    }

    @Test
    void the_environment_beats_the_file_and_the_command_line_beats_both() {
        config.settings("server: {host: 127.0.0.2, port: 1}\ndata_dir: one\n");

        Settings settings = config.load(
                        Map.of("SWITCHBOARD_SERVER_PORT", "2", "SWITCHBOARD_DATA_DIR", "two"),
                        Map.of("server.port", "3"))
                .settings();

        assertThat(settings.server().host()).isEqualTo("127.0.0.2");
        assertThat(settings.server().port()).isEqualTo(3);
        assertThat(settings.dataDir()).isEqualTo(Path.of("two"));
    }

    @Test
    void a_list_in_the_environment_is_parted_by_commas() {
        var environment = Map.of("SWITCHBOARD_OUTBOUND_ALLOWED_NETWORKS", "10.0.0.0/8, 192.168.0.0/16");

        assertThat(config.load(environment).settings().outbound().allowedNetworks())
                .containsExactly("10.0.0.0/8", "192.168.0.0/16");
    }

    @Test
    void an_empty_variable_is_no_variable() {
        assertThat(config.load(Map.of("SWITCHBOARD_SERVER_PORT", "")).settings())
                .isEqualTo(Settings.defaults());
    }

    @Test
    void variables_with_our_prefix_that_are_no_keys_are_left_alone() {
        var environment = Map.of("SWITCHBOARD_SECRETS_KEY", "k", "SWITCHBOARD_SERVICE_HOST", "10.0.0.1");

        assertThat(config.load(environment).settings()).isEqualTo(Settings.defaults());
    }

    @Test
    void a_value_may_name_a_variable() {
        config.settings("server: {port: \"${PORT}\", public_url: \"https://${HOST}/x\"}\n");

        Settings.Server server = config.load(Map.of("PORT", "81", "HOST", "chat.example"))
                .settings()
                .server();

        assertThat(server)
                .isEqualTo(new Settings.Server("127.0.0.1", 81, "https://chat.example/x", 16_000, 30, List.of()));
    }

    @Test
    void the_store_is_in_the_data_folder_unless_it_is_told_where() {
        assertThat(Settings.defaults().databaseFile()).isEqualTo(Path.of("data", "switchboard.db"));
        assertThat(Settings.of(Map.of("store.url", "sqlite:/var/x.db")).databaseFile())
                .isEqualTo(Path.of("/var/x.db"));
    }

    @Test
    void an_option_that_is_no_key_is_refused() {
        assertThatThrownBy(() -> Settings.of(Map.of("server.prt", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("command line: server.prt: is not a key; did you mean server.port?");
    }

    @Test
    void an_open_api_must_stay_on_this_machine() {
        config.settings("auth: open\nserver: {host: 0.0.0.0}\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:1: auth: is open to the network;"
                        + " set server.host to 127.0.0.1, or auth to keys");
    }
}
