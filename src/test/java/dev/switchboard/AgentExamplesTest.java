package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agents that the README shows: as they stand there, by the real interpreters, before the real service. */
class AgentExamplesTest {
    private static final String ASHA = "918979556941";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"python3,python,agent.py", "node,javascript,agent.mjs"})
    void the_readmes_agent_answers(String program, String language, String name) throws Exception {
        assumeTrue(runs(program), program + " is not installed");
        Path file = Files.writeString(folder.resolve(name), shownInReadme(language));
        int port = freePort();
        Process agent = new ProcessBuilder(program, file.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try (Service service = new Service(data(), SandboxUsers.withAgent(url(port), secret()), Clock.systemUTC())) {
            Service.await().until(() -> listens(port));
            service.post(WhatsAppBody.text(ASHA, "wamid.1", "grüß dich"));
            Service.await().until(() -> service.sent().equals(List.of("Asha wrote: grüß dich")));
            assertThat(service.texts(ASHA)).containsExactly("grüß dich", "Asha wrote: grüß dich");
        } finally {
            agent.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({"python,agent.py", "javascript,agent.mjs"})
    void the_readme_shows_it_as_it_is_and_in_ten_lines(String language, String name) throws IOException {
        String shown = shownInReadme(language);
        assertThat(shown).isEqualTo(Files.readString(Path.of("src/test/resources/agents", name)));
        assertThat(shown.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(10);
    }

    private static String shownInReadme(String language) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        return readmes()
                .map(AgentExamplesTest::read)
                .map(block::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no README shows an agent in " + language));
    }

    private static Stream<Path> readmes() {
        return Stream.of("README.md", "README-agents.md").map(Path::of).filter(Files::exists);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() throws IOException {
        return Files.createDirectory(folder.resolve("data"));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    private static Secret secret() {
        return new Secret("at least sixteen bytes");
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
