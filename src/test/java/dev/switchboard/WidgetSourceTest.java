package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the widget's script may weigh and what it may call. */
class WidgetSourceTest {
    private static final int MOST_BYTES = 15 * 1024;
    private static final Path SOURCE = Path.of("channels", "webchat", "widget", "widget.js");
    /** What makes markup or code of text. */
    private static final String[] NEVER = {
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "createContextualFragment"
    };
    /** What browsers of autumn 2021 do not all have. */
    private static final String[] TOO_NEW = {
        ".at(",
        "findLast",
        "structuredClone",
        "Object.hasOwn",
        "replaceAll(",
        "AbortSignal.",
        "randomUUID",
        "scheduler",
        "toSorted",
        "Object.groupBy",
        "Promise.withResolvers",
        "popover",
        "<dialog",
        "(?<=",
        "(?<!",
        "static {",
        ":has(",
        "color-mix",
        "light-dark(",
        "@layer",
        "@container",
        "dvh",
        "||=",
        "??="
    };
    /** What is newer, each beside the question whether it is there. */
    private static final String[] ASKED_FOR = {
        "navigator.locks ?", "window.BroadcastChannel &&", "if (window.visualViewport)", "new CSSStyleSheet()"
    };

    @Test
    void as_served_it_is_at_most_15_kb(@TempDir Path data) throws IOException, InterruptedException {
        try (Service service = new Service(data)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + "/webchat/widget.js"))
                    .header("Accept-Encoding", "gzip")
                    .build();
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(answer.body()).hasSizeLessThanOrEqualTo(MOST_BYTES);
            String script = new String(
                    new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(script).startsWith("(() => {").endsWith("})();\n");
        }
    }

    @Test
    void any_page_may_use_it_and_keep_it(@TempDir Path data) throws IOException, InterruptedException {
        try (Service service = new Service(data);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + "/webchat/widget.js"));
            HttpHeaders headers =
                    client.send(request.build(), BodyHandlers.discarding()).headers();
            assertThat(headers.firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
            assertThat(headers.firstValue("Cache-Control")).contains("public, max-age=3600");
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).isEmpty();
            String tag = headers.firstValue("ETag").orElseThrow();
            HttpRequest again = request.header("If-None-Match", tag).build();
            assertThat(client.send(again, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void nothing_in_it_makes_markup_or_code_of_text() throws IOException {
        assertThat(Files.readString(SOURCE)).doesNotContain(NEVER).doesNotContain("http://127", "debugger");
    }

    @Test
    void it_asks_no_more_of_a_browser_than_it_says() throws IOException {
        assertThat(Files.readString(SOURCE)).doesNotContain(TOO_NEW).contains(ASKED_FOR);
    }
}
