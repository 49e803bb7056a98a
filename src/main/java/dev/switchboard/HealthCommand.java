package dev.switchboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running service whether it is ready; for containers and supervisors, so it reads no configuration. */
@Command(
        name = "health",
        description = "Ask a running service whether it is ready: exit code 0 if it is, else 1.",
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    private static final String PATH = "/health/ready";
    private static final int MOST_BYTES = 2_000;

    /** How long an answer may take; a test that runs beside others has more of it. */
    int patienceMs = 3_000;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where it listens; http://127.0.0.1:4000, or the port in SWITCHBOARD_SERVER_PORT")
    @Nullable
    private URI url;

    /** Null when nobody read the command line. */
    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Integer call() {
        URI asked = Objects.requireNonNullElseGet(url, () -> here(System.getenv()));
        try {
            return report(asked, open(asked));
        } catch (IOException e) {
            return no("No answer from " + asked + " (" + e.getMessage()
                    + "): is the service running, and is that its address? Name another with --url");
        }
    }

    /** This machine, at the port that the environment gives the service; left empty, as it is in files of it, it is none. */
    static URI here(Map<String, String> environment) {
        String port = environment.getOrDefault("SWITCHBOARD_SERVER_PORT", "").strip();
        return URI.create("http://127.0.0.1:" + (port.isEmpty() ? "4000" : port));
    }

    private HttpURLConnection open(URI asked) throws IOException {
        if (!"http".equals(asked.getScheme()) && !"https".equals(asked.getScheme())) {
            throw new UsageException("--url must begin with http:// or https://, such as http://127.0.0.1:4000");
        }
        HttpURLConnection connection =
                (HttpURLConnection) asked.resolve(PATH).toURL().openConnection();
        connection.setConnectTimeout(patienceMs);
        connection.setReadTimeout(patienceMs);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private int report(URI asked, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            say("ready");
            return 0;
        }
        return no(asked + " is not ready: " + PATH + " answered " + status + " " + said(connection));
    }

    private void say(String answer) {
        if (spec == null) {
            System.out.println(answer);
        } else {
            spec.commandLine().getOut().println(answer);
        }
    }

    private int no(String why) {
        if (spec == null) {
            System.err.println(why);
        } else {
            spec.commandLine().getErr().println(why);
        }
        return 1;
    }

    private static String said(HttpURLConnection connection) throws IOException {
        InputStream body = connection.getErrorStream();
        return body == null ? "" : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
    }
}
