package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.crash.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process, from files as a deployment writes them. */
class ServeTest {
    private static final String USER = """
            user_id: acme
            name: Acme Travel
            agents:
              - {id: acme-echo, kind: echo}
            accounts:
              - {channel: whatsapp, id: "777", token: t, app_secrets: [app-secret-of-acme], verify_token: v, agent: acme-echo}
            """;

    @TempDir
    Path folder;

    @Test
    void it_serves_the_users_of_its_files_and_stops_when_told_to() throws Exception {
        write(
                "switchboard.yaml",
                "auth: open\noutbound: {allow_private: true}\ngraph: {base_url: http://127.0.0.1:9}\n");
        write("users/acme.yaml", USER);
        try (ServiceProcess service = ServiceProcess.run(folder, arguments())) {
            String body = WhatsAppBody.body(List.of(WhatsAppBody.change(
                    "777", List.of(WhatsAppBody.textMessage("918979556941", "wamid.1", "hi")), List.of())));
            assertThat(post(service.address(), body).statusCode()).isEqualTo(200);
            assertThat(get(service.address().resolve("/users/acme/leads/+918979556941"))
                            .body())
                    .contains("\"name\":\"Asha\"");
            assertThat(get(service.address().resolve("/sandbox")).statusCode()).isEqualTo(404);
            assertThat(get(service.address().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
            assertThat(service.terminate()).isZero();
        }
    }

    @Test
    void every_mistake_in_its_files_is_told_at_once_with_file_and_line_and_it_ends_with_2() throws Exception {
        write("switchboard.yaml", "auth: open\nserver: {prot: 4000}\n");
        write(
                "users/acme.yaml",
                USER.replace("token: t,", "token: \"${NOT_SET_ANYWHERE}\",").replace("kind: echo", "kind: robot"));
        Ended ended = run(arguments());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors())
                .contains("switchboard.yaml:2: server.prot")
                .contains("acme.yaml:4:")
                .contains("acme.yaml:6:")
                .contains("NOT_SET_ANYWHERE");
    }

    @Test
    void two_processes_do_not_share_a_data_folder() throws Exception {
        write("switchboard.yaml", "auth: open\n");
        try (ServiceProcess service = ServiceProcess.run(folder, arguments())) {
            Ended second = run(arguments());
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.errors()).contains("Another Switchboard uses");
            assertThat(service.terminate()).isZero();
        }
    }

    @Test
    void two_processes_do_not_share_a_store_wherever_their_data_folders_are() throws Exception {
        write("switchboard.yaml", "auth: open\nstore: {url: \"sqlite:" + folder.resolve("shared/store.db") + "\"}\n");
        try (ServiceProcess service = ServiceProcess.run(folder, arguments())) {
            List<String> elsewhere = new ArrayList<>(arguments());
            elsewhere.set(elsewhere.size() - 1, folder.resolve("other").toString());
            Ended second = run(elsewhere);
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.errors()).contains("Another Switchboard uses").contains("store.db");
            assertThat(service.terminate()).isZero();
        }
    }

    @Test
    void a_port_in_use_is_said_in_words() throws Exception {
        write("switchboard.yaml", "auth: open\n");
        try (ServiceProcess service = ServiceProcess.run(folder, arguments())) {
            List<String> again = List.of(
                    "serve",
                    "--port",
                    Integer.toString(service.address().getPort()),
                    "--data",
                    folder.resolve("other").toString(),
                    "--config",
                    folder.toString());
            Ended second = run(again);
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.errors()).contains("port is in use");
        }
    }

    private List<String> arguments() {
        return new ArrayList<>(List.of(
                "serve",
                "--port",
                "0",
                "--config",
                folder.toString(),
                "--data",
                folder.resolve("data").toString()));
    }

    private record Ended(int code, String errors) {}

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.log");
        Process process = new ProcessBuilder(ServiceProcess.command(arguments))
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(errors));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static HttpResponse<String> post(URI address, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve("/webhooks/whatsapp"))
                .header(
                        "X-Hub-Signature-256",
                        Signed.header("app-secret-of-acme", body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
