package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Settings;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.sandbox.simulate.Load;
import dev.switchboard.sandbox.simulate.LoadOptions;
import dev.switchboard.sandbox.simulate.OneMessage;
import dev.switchboard.sandbox.simulate.Report;
import dev.switchboard.sandbox.simulate.SandboxClient;
import dev.switchboard.sandbox.simulate.Script;
import dev.switchboard.sandbox.simulate.ScriptRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private SandboxService service;

    @BeforeEach
    void open() {
        service = new SandboxService(
                Settings.of(Map.of(
                        "server.port", "0",
                        "data_dir", data.toString(),
                        "auth", "open",
                        "outbound.allow_private", "true")),
                SandboxUsers.all(),
                data,
                Clock.systemUTC(),
                SandboxOptions.defaults());
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void one_message_comes_back_with_its_answer() throws Exception {
        try (SandboxClient sandbox = new SandboxClient(service.address())) {
            assertThat(new OneMessage(sandbox).send(Platform.WHATSAPP, "918979556941", "hi", PATIENCE))
                    .hasValue("You said: hi");
        }
    }

    @Test
    void a_kind_or_a_payload_is_sent_like_a_text() {
        String url = service.address().toString();
        assertThat(exitCode("whatsapp", "--from", "918979556941", "--kind", "location", "--wait", "0s", "--url", url))
                .isZero();
        assertThat(exitCode(
                        "instagram",
                        "--from",
                        "6502345678901234",
                        "--payload",
                        "{\"postback\":{\"title\":\"Hi\"}}",
                        "--wait",
                        "0s",
                        "--url",
                        url))
                .isZero();
        assertThat(exitCode("whatsapp", "--from", "918979556941", "--payload", "[]", "--url", url))
                .isEqualTo(2);
        assertThat(exitCode("whatsapp", "--from", "918979556941", "--kind", "image", "--payload", "{}", "--url", url))
                .isEqualTo(2);
    }

    @Test
    void a_load_loses_nothing_and_doubles_nothing() throws Exception {
        Report report = load(Duration.ofSeconds(20));
        assertThat(report.sent()).isEqualTo(60);
        assertThat(report.accepted()).isEqualTo(60);
        assertThat(report.answered()).isEqualTo(60);
        assertThat(report.isGood()).isTrue();
        assertThat(report.acknowledgement().p99()).isPositive();
        assertThat(report.text()).contains("lost      0").contains("doubled   0");
        assertThat(report.json()).contains("\"accepted\":60");
    }

    @Test
    void what_is_not_answered_counts_as_lost_and_is_looked_up_in_the_store() throws Exception {
        put("{\"graph\":{\"errors\":[{\"code\":131026,\"rate\":1}]}}");
        Report report = load(Duration.ofMillis(500));
        assertThat(report.lost()).isEqualTo(60);
        assertThat(report.lostButStored()).isEqualTo(20);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void a_file_is_typed_line_by_line() throws Exception {
        Script script = Script.parse(List.of(
                "{\"at_ms\": 20, \"channel\": \"whatsapp\", \"from\": \"447700900123\", \"text\": \"two\"}",
                "",
                "{\"at_ms\": 0, \"channel\": \"whatsapp\", \"from\": \"447700900123\", \"text\": \"one\"}",
                "{\"at_ms\": 5, \"channel\": \"whatsapp\", \"from\": \"x\", \"text\": \"nobody\"}"));
        try (SandboxClient sandbox = new SandboxClient(service.address())) {
            Report report = new ScriptRun(sandbox, PATIENCE).run(script);
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.answered()).isEqualTo(2);
            assertThat(report.isGood()).isTrue();
        }
    }

    @Test
    void wrong_use_ends_with_two_and_no_sandbox_with_one() {
        assertThat(exitCode("whatsapp")).isEqualTo(2);
        assertThat(exitCode(
                        "simulate",
                        "pigeon",
                        "--from",
                        "1",
                        "hi",
                        "--url",
                        service.address().toString()))
                .isEqualTo(2);
        assertThat(exitCode("--rate", "5", "--for", "soon")).isEqualTo(2);
        assertThat(exitCode("whatsapp", "--from", "918979556941", "hi", "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
    }

    private static int exitCode(String... arguments) {
        CommandLine line = new CommandLine(new SimulateCommand());
        line.setErr(new PrintWriter(Writer.nullWriter()));
        line.setExecutionExceptionHandler((e, command, parsed) -> Failures.explain(e, command.getErr()));
        return line.execute(arguments);
    }

    private Report load(Duration patience) throws IOException, InterruptedException {
        LoadOptions options =
                new LoadOptions(service.address(), Platform.WHATSAPP, 100, Duration.ofMillis(600), 20, 8, patience);
        return new Load(options, 7001, Clock.systemUTC()).run();
    }

    private void put(String faults) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.address().resolve("/sandbox/faults"))
                                .PUT(BodyPublishers.ofString(faults))
                                .build(),
                        BodyHandlers.discarding());
    }
}
