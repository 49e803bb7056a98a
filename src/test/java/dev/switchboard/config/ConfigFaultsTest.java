package dev.switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFaultsTest {
    @TempDir
    Path temp;

    ConfigFolder config;

    @BeforeEach
    void open() {
        config = new ConfigFolder(temp);
    }

    @Test
    void an_unknown_key_is_answered_with_the_nearest_known_one() {
        config.settings("server:\n  prot: 80\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:2: server.prot: is not a key; did you mean port?");
    }

    @Test
    void an_unknown_key_that_resembles_none_is_answered_with_all() {
        config.settings("retention: {colour: red}\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:1: retention.colour: is not a key; known here: raw_days");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server: {port: four}             | server.port: is not a whole number; write a whole number from 0 to 65535
            server: {port: 4000.5}           | server.port: is not a whole number; write a whole number from 0 to 65535
            server: {port: 65536}            | server.port: is out of range; write a whole number from 0 to 65535
            server: {port: [1]}              | server.port: is a list, one value belongs here; write it after the colon
            server: {port: {a: 1}}           | server.port: is a section with keys, one value belongs here; write it after the colon
            server: 4000                     | server: is one value, keys belong here; write keys below it, indented
            server: [4000]                   | server: is a list, keys belong here; write keys below it, indented
            outbound: {allow_private: maybe} | outbound.allow_private: is none of its choices; write one of true, false
            outbound: {allowed_networks: 10.0.0.0/8} | outbound.allowed_networks: is one value, a list belongs here; put it between [ and ]
            outbound: {allowed_networks: [10.0.0.0/33]} | outbound.allowed_networks: is not a network; write an address and a prefix, such as 10.0.0.0/8 or fd00::/8
            outbound: {allowed_networks: [example.com]} | outbound.allowed_networks: is not a network; write an address and a prefix, such as 10.0.0.0/8 or fd00::/8
            auth: nobody                     | auth: is none of its choices; write one of keys, open
            log: {format: xml}               | log.format: is none of its choices; write one of text, json
            graph: {base_url: graph.test}    | graph.base_url: is not an http or https address; write one such as https://www.example.com/path
            store: {url: 'mysql://x'}        | store.url: is not a store we know; write sqlite:DIR/switchboard.db
            """)
    void a_value_of_the_wrong_sort_is_told_with_what_to_write(String yaml, String fault) {
        config.settings(yaml);

        assertThat(config.faults()).containsExactly("switchboard.yaml:1: " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '[1, 2]'                   | switchboard.yaml:1: is a list; write keys with values, such as `name: value`
            'just words'               | switchboard.yaml:1: is one value; write keys with values, such as `name: value`
            'auth: *keys'              | switchboard.yaml:1: an alias (*name) is not read here; write the value out
            """)
    void a_file_of_the_wrong_form_is_told(String yaml, String fault) {
        config.settings(yaml);

        assertThat(config.faults()).contains(fault);
    }

    @Test
    void text_that_is_no_yaml_is_told_by_line_and_never_quoted() {
        config.settings("auth: keys\nserver:\n  host: \"hunter2\n");

        assertThat(config.faults())
                .singleElement()
                .asString()
                .startsWith("switchboard.yaml:4: is not YAML: ")
                .doesNotContain("hunter2")
                .endsWith("; look at the indentation, quotes and brackets around this line");
    }

    @Test
    void a_key_that_is_written_twice_is_told() {
        config.settings("auth: keys\nauth: open\n");

        assertThat(config.faults()).containsExactly("switchboard.yaml:2: auth: is written twice; keep one of them");
    }

    @Test
    void a_second_document_is_told() {
        config.settings("auth: keys\n---\nauth: open\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:3: a second document starts here; keep one document in a file");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told() throws IOException {
        Files.write(temp.resolve("switchboard.yaml"), "auth: k\u00E9ys".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(config.faults()).containsExactly("switchboard.yaml:1: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        config.settings("\uFEFFdata_dir: x\n");

        assertThat(config.load().settings().dataDir()).isEqualTo(Path.of("x"));
    }

    @Test
    void a_folder_in_place_of_a_file_is_told() throws IOException {
        Files.createDirectories(temp.resolve("switchboard.yaml"));

        assertThat(config.faults()).containsExactly("switchboard.yaml:1: cannot be read; make it a readable file");
    }

    @Test
    void a_missing_variable_is_told_with_file_line_and_key() {
        config.settings("server:\n\n  public_url: ${OUR_URL}\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:3: server.public_url: the environment variable OUR_URL is not set;"
                        + " set it before the start");
    }

    @Test
    void a_reference_without_a_name_is_told() {
        config.settings("server: {public_url: \"${OUR URL}\"}\n");

        assertThat(config.faults())
                .containsExactly("switchboard.yaml:1: server.public_url: ${…} holds no name of a variable;"
                        + " write ${NAME}, or $${…} for the text itself");
    }

    @Test
    void a_fault_in_the_environment_names_the_variable_and_in_an_option_the_command_line() {
        var environment = Map.of("SWITCHBOARD_SERVER_PORT", "tcp://10.0.0.1:80");
        var options = Map.of("log.level", "loud");

        assertThat(config.faults(environment, options))
                .containsExactly(
                        "SWITCHBOARD_SERVER_PORT: server.port: is not a whole number;"
                                + " write a whole number from 0 to 65535",
                        "command line: log.level: is none of its choices;"
                                + " write one of trace, debug, info, warn, error");
    }

    @Test
    void all_faults_of_all_files_are_told_at_once() {
        config.settings("server: {port: x}\nstore:\n  readers: 0\n  speed: 9\n")
                .user("a.yaml", "name: A\n")
                .user("b.yaml", "user_id: [\n")
                .user("c.yaml", "user_id: c\nagents:\n  - {kind: http, url: \"${BOT}\"}\n");

        assertThat(config.faults())
                .containsExactly(
                        "switchboard.yaml:1: server.port: is not a whole number; write a whole number from 0 to 65535",
                        "switchboard.yaml:3: store.readers: is out of range; write a whole number from 1 to 64",
                        "switchboard.yaml:4: store.speed: is not a key; known here: busy_timeout_ms, group_max,"
                                + " max_size_mb, query_max_ms, readers, url, waiting_max",
                        "users/a.yaml:1: user_id: is missing; it is required",
                        "users/b.yaml:2: is not YAML: expected the node content, but found '<stream end>';"
                                + " look at the indentation, quotes and brackets around this line",
                        "users/c.yaml:3: agents[0].id: is missing; it is required",
                        "users/c.yaml:3: agents[0].url: the environment variable BOT is not set;"
                                + " set it before the start",
                        "users/c.yaml:3: agents[0].secret: is missing; it is required");
    }

    @Test
    void no_fault_repeats_a_value() {
        config.settings("server: {port: hunter2}\nauth: hunter2\nlog: {level: \"${PASSWORD}\"}\n")
                .user("a.yaml", "user_id: \"${PASSWORD}!\"\nsites: [{key: s, origins: [\"${PASSWORD}\"]}]\n");

        assertThat(config.faults(Map.of("PASSWORD", "hunter2", "SWITCHBOARD_STORE_READERS", "hunter2")))
                .hasSize(6)
                .noneMatch(fault -> fault.contains("hunter2"));
    }
}
