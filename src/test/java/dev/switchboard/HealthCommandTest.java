package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HealthCommandTest {
    private record Ran(int code, String out, String err) {}

    @Test
    void a_ready_service_is_healthy() throws Exception {
        assertThat(asking(200, "{\"status\":\"ready\"}")).isEqualTo(new Ran(0, "ready\n", ""));
    }

    @Test
    void a_service_that_is_not_ready_says_why() throws Exception {
        Ran ran = asking(503, "{\"message\":\"Not ready: store\"}");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("is not ready: /health/ready answered 503")
                .contains("Not ready: store");
    }

    @Test
    void an_answer_of_something_else_is_not_health() throws Exception {
        assertThat(asking(302, "").code()).isEqualTo(1);
        assertThat(asking(404, "").err()).contains("answered 404");
    }

    @Test
    void nobody_there_is_told_with_what_to_check() {
        Ran ran = run(URI.create("http://127.0.0.1:1"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("No answer from http://127.0.0.1:").contains("--url");
    }

    @Test
    void an_address_without_a_scheme_is_wrong_use() {
        Ran ran = run(URI.create("localhost:4000"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--url must begin with http://");
    }

    @Test
    void the_port_of_the_environment_is_asked() {
        assertThat(HealthCommand.here(Map.of())).hasToString("http://127.0.0.1:4000");
        assertThat(HealthCommand.here(Map.of("SWITCHBOARD_SERVER_PORT", "8080")))
                .hasToString("http://127.0.0.1:8080");
    }

    @Test
    void a_port_that_a_file_of_the_environment_leaves_empty_is_none() {
        assertThat(HealthCommand.here(Map.of("SWITCHBOARD_SERVER_PORT", " "))).hasToString("http://127.0.0.1:4000");
    }

    private static Ran asking(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
        try {
            return run(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    private static Ran run(URI url) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine("health");
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        HealthCommand command = commandLine.getSubcommands().get("health").getCommand();
        command.patienceMs = 60_000;
        int code = commandLine.execute("health", "--url", url.toString());
        return new Ran(code, out.toString(), err.toString());
    }
}
