package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the public routes of the chat: no answer is our fault, and nobody reads what another said. */
class WebchatFuzzTest {
    private static final List<String> SITES = List.of("demo-site", "other-site", "none", "%00", "..", "a~b");
    private static final List<String> CALLS = List.of(
            "GET settings",
            "POST sessions",
            "POST sessions",
            "POST messages",
            "POST messages",
            "POST messages",
            "GET messages",
            "GET messages?after=1",
            "GET messages?after=%2D1",
            "GET messages?after=99999999999999999999",
            "GET messages?after=x&after=0",
            "HEAD events",
            "POST events",
            "POST read",
            "POST typing",
            "POST rating",
            "POST end",
            "OPTIONS messages",
            "OPTIONS events",
            "PUT messages",
            "DELETE sessions",
            "HEAD messages",
            "HEAD settings");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{",
            "\u0000",
            "[".repeat(3000),
            "{\"a\":".repeat(1500),
            "{\"client_message_id\":\"ID\",\"text\":\"TEXT\"}",
            "{\"client_message_id\":\"ID\",\"text\":\"TEXT\"}",
            "{\"client_message_id\":\"ID\",\"text\":\"TEXT\",\"content\":{\"choice\":{\"id\":\"TEXT\",\"message_id\":\"TEXT\"}}}",
            "{\"client_message_id\":\"ID\",\"text\":\"TEXT\",\"content\":{\"choice\":\"TEXT\"}}",
            "{\"client_message_id\":7,\"text\":[\"TEXT\"]}",
            "{\"page\":\"TEXT\",\"referrer\":\"TEXT\",\"locale\":\"TEXT\"}",
            "{\"identity\":{\"id\":\"TEXT\",\"hash\":\"00\"}}",
            "{\"identity\":{\"id\":1e999,\"hash\":\"TEXT\",\"name\":{}}}",
            "{\"identity\":\"TEXT\"}",
            "{\"identity\":{\"id\":\"u1\",\"hash\":\"HASH\",\"name\":\"TEXT\",\"email\":\"TEXT\"}}",
            "{\"sequence_no\":1}",
            "{\"sequence_no\":1e400,\"conversation_id\":\"TEXT\"}",
            "{\"sequence_no\":99999999999999999999999}",
            "{\"typing\":true}",
            "{\"typing\":\"TEXT\"}",
            "{\"rating\":5,\"feedback\":\"TEXT\"}",
            "{\"rating\":-1}",
            "{\"rating\":3,\"conversation_id\":\"TEXT\",\"feedback\":[1]}",
            "{\"joined\":\"SESSION\",\"read\":[\"ID\"],\"session_id\":\"SESSION\"}");
    private static final List<String> TEXTS = List.of(
            "Hello",
            "",
            " ",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "\\u202Eevil\\u202C",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\ud83d\\ude00",
            "\\r\\n\\t\\u001b[31m",
            "'; DROP TABLE leads; --",
            "%",
            "x".repeat(4001),
            "x".repeat(70_000));
    private static final List<String> ORIGINS = List.of(
            "https://shop.example",
            "https://shop.example",
            "https://shop.example",
            "null",
            "",
            "https://\u00e9",
            "*",
            "https://a b",
            "://",
            "https://evil.example#.shop.example",
            "x".repeat(500));

    @TempDir
    static Path data;

    @Test
    void three_thousand_strange_calls_are_no_fault_of_ours_and_give_nobody_away() {
        fuzz(3_000, 7);
    }

    @Test
    @Tag("nightly")
    void a_hundred_thousand_strange_calls_are_no_fault_of_ours_and_give_nobody_away() {
        fuzz(100_000, System.nanoTime());
    }

    private static void fuzz(int calls, long seed) {
        List<String> faults = new ArrayList<>();
        try (Service service = new Service(
                        data.resolve("s" + calls),
                        Map.of(
                                "webchat.sessions_per_address", "0",
                                "webchat.messages_per_address", "0",
                                "webchat.messages_per_session", "0",
                                "webchat.renewals_per_address", "0",
                                "webchat.renewals_per_session", "0",
                                "webchat.stream_starts_per_address", "0",
                                "webchat.stream_starts_per_session", "0"));
                Wire wire = new Wire(service.address())) {
            service.call(
                    "PUT",
                    "/users/demo2/sites/other-site",
                    "{\"origins\": [\"https://*.shop.example\", \"https://shop.example\"]}");
            Calls next = new Calls(service, seed);
            int read = 0;
            for (int i = 0; i < calls && faults.size() < 20; i++) {
                Call call = next.call();
                Wire.Answer answer = wire.ask(call.method, call.bytes);
                if (answer.status() >= 500) {
                    faults.add(call + " is " + answer.status());
                }
                read += answer.body().contains(call.mayRead) && !call.mayRead.isEmpty() ? 1 : 0;
                next.secrets().stream()
                        .filter(secret ->
                                !secret.equals(call.mayRead) && answer.body().contains(secret))
                        .forEach(secret -> faults.add(call + " reads " + secret));
            }
            assertThat(read).as("calls of those who may read").isPositive();
        }
        assertThat(faults).as("seed " + seed).isEmpty();
    }

    /** @param mayRead what only the visitor with that very token may see; empty for nothing */
    private record Call(String method, String line, String mayRead, byte[] bytes) {
        @Override
        public String toString() {
            return line;
        }
    }

    /** Calls from a seed, among them good ones of visitors who have something to hide. */
    private static final class Calls {
        private final SplittableRandom random;
        private final List<Visitor> visitors;

        Calls(Service service, long seed) {
            random = new SplittableRandom(seed);
            visitors = IntStream.range(0, 4)
                    .mapToObj(i -> {
                        Visitor visitor = new Visitor(service.address(), SITES.get(i % 2)).begun();
                        visitor.say("secret", secret(i));
                        return visitor;
                    })
                    .toList();
        }

        private static String secret(int i) {
            return "the secret of visitor " + i;
        }

        List<String> secrets() {
            return IntStream.range(0, visitors.size()).mapToObj(Calls::secret).toList();
        }

        Call call() {
            String[] call = pick(CALLS).split(" ");
            int who = random.nextInt(visitors.size());
            Visitor visitor = visitors.get(who);
            boolean own = random.nextInt(3) > 0;
            String site = own ? SITES.get(who % 2) : pick(SITES);
            boolean good = random.nextBoolean();
            String token = good ? visitor.token : mutated(visitor.token, visitors.get(random.nextInt(visitors.size())));
            boolean mayRead = token.equals(visitor.token) && site.equals(SITES.get(who % 2));
            byte[] body = call[0].equals("POST") || call[0].equals("PUT")
                    ? body(visitor).getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
            String target = "/webchat/" + site + "/" + call[1];
            String head = call[0] + " " + target + " HTTP/1.1\r\nHost: x\r\n" + header("Origin", pick(ORIGINS))
                    + header("Authorization", random.nextInt(8) == 0 ? token : "Bearer " + token)
                    + (random.nextInt(4) == 0 ? header("Last-Event-ID", pick(TEXTS)) : "")
                    + "Content-Length: " + body.length + "\r\n\r\n";
            return new Call(
                    call[0],
                    head.replace("\r\n", " ") + new String(body, StandardCharsets.UTF_8),
                    mayRead ? secret(who) : "",
                    join(head.getBytes(StandardCharsets.ISO_8859_1), body));
        }

        private static String header(String name, String value) {
            return value.isEmpty() || value.length() > 4000 ? "" : name + ": " + value + "\r\n";
        }

        /** A token in which one thing is another: a character, the session, the site, the time, the signature. */
        private String mutated(String token, Visitor other) {
            String[] parts = token.split("~");
            String[] others = other.token.split("~");
            int part = random.nextInt(parts.length + 2);
            if (part < parts.length) {
                parts[part] = random.nextBoolean() ? others[part] : noise(parts[part]);
                return String.join("~", parts);
            }
            return part == parts.length ? token.substring(0, random.nextInt(token.length())) : noise(token);
        }

        private String noise(String text) {
            StringBuilder noise = new StringBuilder(text);
            noise.setCharAt(random.nextInt(text.length()), (char) random.nextInt(33, 127));
            return noise.toString();
        }

        private String body(Visitor visitor) {
            return pick(BODIES)
                    .replace("ID", "m" + random.nextInt(50))
                    .replace("SESSION", visitors.get(random.nextInt(visitors.size())).sessionId)
                    .replace("HASH", "0".repeat(random.nextInt(65)))
                    .replace("TEXT", pick(TEXTS));
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        private static byte[] join(byte[] head, byte[] body) {
            byte[] all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return all;
        }
    }
}
