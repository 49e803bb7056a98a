package dev.switchboard;

import dev.switchboard.http.OpenApi;
import dev.switchboard.http.users.ReferenceData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that nobody would write, from a seed: real addresses and names, with anything at all in their places. */
final class Gibberish {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");
    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS",
            "PATCH", "BREW");
    private static final List<String> SEGMENTS = List.of(
            ReferenceData.USER,
            ReferenceData.USER,
            "demo",
            ReferenceData.PHONE,
            "+91 89795-56941",
            "stats",
            "..",
            ".",
            "%",
            "%00",
            "%zz",
            "%c3%28",
            "%ff",
            "%2e%2e",
            "%2F",
            "a%2Fb",
            "%25",
            "%2525",
            "a;b=c",
            ";",
            "'",
            "\"",
            "\\",
            "%0d%0aX: y",
            "%1F",
            "918979556941%1F",
            "<script>",
            "\u00e4",
            "%F0%9F%98%80",
            "{user_id}",
            "*",
            "null",
            "-1",
            "x".repeat(300),
            "%E2%80%AE");
    private static final List<String> VALUES = List.of(
            "",
            "1",
            "0",
            "-1",
            "50",
            "100",
            "101",
            "99999999999999999999",
            "1e9",
            "0x10",
            "NaN",
            "true",
            "FALSE",
            "yes",
            "whatsapp",
            "Instagram,webchat",
            ",,",
            "Hot",
            "warm, COLD",
            "last_message_at",
            "name",
            "created_at",
            "asc",
            "DESC",
            "2025-12-12",
            "2025-02-30",
            "2025-12-12T09:07:38.656Z",
            "2025-12-12T09:07:38+05:30",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "0000-01-01",
            "siddhant",
            "%25",
            "_",
            "'",
            "%27%20OR%201=1",
            "\"",
            "*",
            "(",
            ")",
            "NEAR(",
            "a*",
            "-",
            "\u00e9",
            "%C3%A9",
            "%1F",
            "a%1Fb",
            "%1Fabc",
            "+%1F9%1F1",
            "%00",
            "%zz",
            "%",
            "+",
            "%20",
            "user",
            "agent",
            ReferenceData.PHONE,
            ReferenceData.CONVERSATION,
            "x".repeat(101),
            "%F0%9F%98%80",
            "a&b",
            "=",
            "#",
            "eyJhIjoxfQ");
    private static final List<String> HEADERS = List.of(
            "If-None-Match: *",
            "If-None-Match: W/\"x\", \"y\"",
            "If-None-Match: \"",
            "X-Correlation-Id: ok",
            "X-Correlation-Id: \u00e9",
            "X-Correlation-Id: " + "y".repeat(200),
            "Accept: text/html",
            "Accept: nonsense",
            "Accept-Encoding: identity",
            "Authorization: Bearer",
            "Authorization: Basic Og==",
            "X-API-Key: .",
            "Range: bytes=0-1",
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=klingon",
            "Content-Type: application/json; charset=",
            "Content-Type: application/json; charset=\"utf-8",
            "Content-Type: application/json, text/csv",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: multipart/mixed; boundary=\"",
            "Content-Type: text/csv",
            "Content-Type: TEXT/CSV ; header=present; charset=iso-8859-15",
            "Content-Type: text/html; charset=*",
            "Content-Type: /",
            "Content-Type: ;;;",
            "Content-Type:",
            "Content-Type: \u00e9",
            "Content-Type: a/b; " + "c=d; ".repeat(60),
            "Content-Encoding: gzip",
            "X-Hub-Signature-256: sha256=00",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: a=b; c",
            "X-Forwarded-For: '",
            "If-Modified-Since: yesterday",
            "Accept-Language: *",
            "Origin: null");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{",
            "{\"name\":",
            "\u0000",
            "{\"name\":\"n\",\"scopes\":[\"read\"]}",
            "{\"name\":1,\"scopes\":{}}",
            "{\"scopes\":[[[]]],\"name\":\"x\"}",
            "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":1e99}",
            "{\"kind\":\"echo\"}",
            "{\"kind\":\"http\",\"url\":\"file:///etc/passwd\",\"secret\":\"x\"}",
            "{\"kind\":null,\"debounce_ms\":-1}",
            "{\"kind\":[\"echo\"]}",
            "{\"kind\":\"echo\",\"name\":\"" + "n".repeat(70_000) + "\"}",
            "[".repeat(5000),
            "\ufeff{}",
            "phone,name\n+918979556941,Asha\n\u001f,\u001f\n",
            "phone;name\n\"",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n",
            "name=a&b=%zz&c=%",
            "{\"name\":\"\u001f\",\"contacts\":[{\"name\":\"a\\u001fb\"}]}",
            "{\"a\":\"\\ud800\"}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}");

    private final SplittableRandom random;
    private final List<String> templates;
    private final List<String> names;

    Gibberish(long seed) {
        random = new SplittableRandom(seed);
        templates = new ArrayList<>();
        OpenApi.document().tree().get("paths").fieldNames().forEachRemaining(path -> {
            if (!path.startsWith("/sandbox")) {
                templates.add(path);
            }
        });
        templates.addAll(List.of("/users/{user_id}/leads", "/users/{user_id}/leads", "/users/{user_id}/leads"));
        TreeSet<String> known = new TreeSet<>(
                OpenApi.document().tree().at("/components/parameters").findValuesAsText("name"));
        known.addAll(List.of("", "__proto__", "limit[]", "%6Cimit", "%zz", "search "));
        names = List.copyOf(known);
    }

    /** A request to send: its method and target apart, as an answer is judged by them. */
    record Request(String method, String target, byte[] bytes) {
        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    Request next() {
        String method = pick(METHODS);
        String target = path() + query();
        byte[] body = method.matches("POST|PUT|PATCH|DELETE") ? utf8(pick(BODIES)) : new byte[0];
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: x\r\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(pick(HEADERS)).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(utf8(head.toString()));
        whole.writeBytes(body);
        return new Request(method, target, whole.toByteArray());
    }

    private String path() {
        String template = random.nextInt(50) == 0 ? "/{a}/{b}/{c}" : pick(templates);
        String path = PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(segment()));
        return random.nextInt(40) == 0 ? path + "/" : path;
    }

    /** No blank, which would end the target; some that are wild. */
    private String segment() {
        return random.nextInt(10) < 5
                ? (random.nextBoolean() ? ReferenceData.USER : ReferenceData.PHONE)
                : (random.nextInt(4) == 0 ? noise() : pick(SEGMENTS)).replace(" ", "%20");
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String value = random.nextInt(6) == 0 ? noise() : pick(VALUES);
            query.append(query.isEmpty() ? '?' : '&')
                    .append(pick(names))
                    .append('=')
                    .append(value);
        }
        return query.toString().replace(" ", "%20");
    }

    /** Anything that can be sent at all, percent-encoded or not. */
    private String noise() {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int octet = random.nextInt(1, 256);
            boolean encoded = octet <= ' ' || octet >= 127 || octet == '#' || random.nextBoolean();
            noise.append(encoded ? String.format("%%%02X", octet) : String.valueOf((char) octet));
        }
        return noise.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
