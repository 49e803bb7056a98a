package dev.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.MetaJson;
import dev.switchboard.sandbox.simulate.Load;
import dev.switchboard.sandbox.simulate.LoadOptions;
import dev.switchboard.sandbox.simulate.OneMessage;
import dev.switchboard.sandbox.simulate.Report;
import dev.switchboard.sandbox.simulate.SandboxClient;
import dev.switchboard.sandbox.simulate.Script;
import dev.switchboard.sandbox.simulate.ScriptRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays customers against a running sandbox: one message, a file of them, or a load with a report. */
@Command(
        name = "simulate",
        description = "Play customers against a running sandbox: one message, a file, or a load with a report.",
        footer = {
            "",
            "  simulate whatsapp --from 918979556941 \"hi\"",
            "  simulate whatsapp --from 918979556941 --kind image \"look\"",
            "  simulate instagram --from 6502345678901234 --payload '{\"postback\": {\"title\": \"Hi\"}}'",
            "  simulate --file load.json",
            "  simulate whatsapp --rate 2000 --for 60s"
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final int LEAST_RUN = 6000;
    private static final int MOST_RUN = 9999;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CHANNEL", description = "whatsapp or instagram")
    private String channel = "whatsapp";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "what the customer types")
    @Nullable
    private String text;

    @Option(names = "--from", paramLabel = "ID", description = "the customer: a phone, on Instagram an id")
    @Nullable
    private String from;

    @Option(
            names = "--kind",
            paramLabel = "K",
            description = "what a person does instead: image, location, reaction, edit … (listed at"
                    + " /sandbox/phones/CHANNEL/kinds)")
    @Nullable
    private String kind;

    @Option(names = "--payload", paramLabel = "JSON", description = "instead of a text: as the platform writes it")
    @Nullable
    private String payload;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "JSON lines {at_ms, channel, from, text | kind | payload}")
    @Nullable
    private Path file;

    @Option(names = "--rate", paramLabel = "N", description = "messages a second")
    private int rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Time.class,
            description = "for how long, such as 500ms, 60s or 2m (${DEFAULT-VALUE})",
            defaultValue = "10s")
    private Duration length = Duration.ZERO;

    @Option(names = "--customers", paramLabel = "N", description = "how many write (${DEFAULT-VALUE})")
    private int customers = 1000;

    @Option(names = "--connections", paramLabel = "N", description = "most requests at a time (${DEFAULT-VALUE})")
    private int connections = 64;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long to wait for answers (${DEFAULT-VALUE})",
            defaultValue = "15s")
    private Duration wait = Duration.ZERO;

    @Option(names = "--url", paramLabel = "URL", description = "where the sandbox is (${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:4000");

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run();
        } catch (ConnectException e) {
            System.err.println(
                    "No sandbox at " + url + ": start one with bin/switchboard sandbox, or name it with --url");
            return 1;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run() throws IOException, InterruptedException {
        if (rate > 0) {
            return print(new Load(load(), run4(), Clock.systemUTC()).run());
        }
        try (SandboxClient sandbox = new SandboxClient(url)) {
            return file != null ? print(new ScriptRun(sandbox, wait).run(script(file))) : one(sandbox);
        }
    }

    private LoadOptions load() {
        if (customers < 1 || customers > 1_000_000 || connections < 1 || length.isZero()) {
            throw new UsageException("--customers (up to 1000000), --connections and --for must be positive");
        }
        return new LoadOptions(url, platform(), rate, length, customers, connections, wait);
    }

    private static int run4() {
        return new SecureRandom().nextInt(LEAST_RUN, MOST_RUN + 1);
    }

    private int one(SandboxClient sandbox) throws IOException, InterruptedException {
        ObjectNode message = message();
        String said = payload != null ? payload : kind == null ? String.valueOf(text) : "[" + kind + "]";
        Optional<String> answer = new OneMessage(sandbox).send(platform(), message, wait);
        if (json) {
            System.out.println(MetaJson.text(MetaJson.object().put("text", text).put("answer", answer.orElse(null))));
        } else {
            System.out.println("> " + said);
            System.out.println(
                    answer.map(words -> "< " + words).orElse("  no answer within " + wait.toSeconds() + " s"));
        }
        boolean needsAnswer = kind == null && payload == null && !wait.isZero();
        return answer.isPresent() || !needsAnswer ? 0 : 1;
    }

    private ObjectNode message() {
        if (from == null || text == null && kind == null && payload == null || kind != null && payload != null) {
            throw new UsageException("Say who writes and what, such as: simulate whatsapp --from 918979556941 \"hi\""
                    + " (or --kind K, --payload JSON, --file, --rate)");
        }
        ObjectNode message = MetaJson.object().put("from", from);
        if (payload != null) {
            return message.set("payload", parsed(payload));
        }
        if (text != null) {
            message.put("text", text);
        }
        return kind == null ? message : message.put("kind", kind);
    }

    private static JsonNode parsed(String payload) {
        try {
            JsonNode json = MetaJson.parse(payload.getBytes(StandardCharsets.UTF_8));
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new UsageException("--payload is no JSON");
        }
        throw new UsageException("--payload must be a JSON object");
    }

    private int print(Report report) {
        System.out.println(json ? report.json() : report.text().stripTrailing());
        return report.isGood() ? 0 : 1;
    }

    private Platform platform() {
        return Platform.of(channel)
                .filter(platform -> platform != Platform.WEBCHAT)
                .orElseThrow(() -> new UsageException("no channel " + channel + ": use whatsapp or instagram"));
    }

    private static Script script(Path file) {
        try {
            return Script.parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UsageException("Cannot read " + file);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ", " + e.getMessage());
        }
    }

    /** Reads {@code 500ms}, {@code 60s}, {@code 2m}. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");

        @Override
        public Duration convert(String value) {
            Matcher time = TIME.matcher(value);
            if (!time.matches()) {
                throw new UsageException("\"" + value + "\" is no time: write 500ms, 60s or 2m");
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
        }
    }
}
