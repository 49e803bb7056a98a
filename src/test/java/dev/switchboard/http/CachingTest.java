package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachingTest {
    private static final String LIST = "/users/u/list";

    private volatile List<String> data = List.of("x".repeat(2000));
    private volatile int total = 1;
    private Api api;

    @BeforeAll
    void serve() {
        api = Api.of(routes -> routes.get(
                        "/users/{user_id}/list",
                        ctx -> Envelope.page(ctx, data, Page.of(total, 50, 0, 1)),
                        Access.PUBLIC)
                .post("/users/{user_id}/list", ctx -> Envelope.ok(ctx, "made"), Access.PUBLIC)
                .get("/health", ctx -> Envelope.ok(ctx, "live"), Access.PUBLIC)
                .get(
                        "/users/{user_id}/missing",
                        ctx -> {
                            throw ApiException.notFound("Lead not found");
                        },
                        Access.PUBLIC));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String tag() {
        return api.get(LIST).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void a_tag_is_weak_and_stands_for_data_and_pagination_alone() {
        String tag = tag();
        assertThat(tag).matches("W/\"[A-Za-z0-9_-]{22}\"");
        assertThat(api.get(LIST, "X-Correlation-Id", "other").headers().firstValue("ETag"))
                .contains(tag);

        total = 2;
        String another = tag();
        data = List.of("changed");
        assertThat(List.of(tag, another, tag())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "*", " * ", "\"a\", TAG", "\"a,b\",TAG , W/\"c\"", "STRONG", "\"x\", STRONG"})
    void what_the_caller_has_is_304_without_a_body(String template) {
        String tag = tag();
        String known = template.replace("TAG", tag).replace("STRONG", tag.substring(2));

        HttpResponse<String> answer = api.get(LIST, "If-None-Match", known, "X-Correlation-Id", "abc");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains(tag);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("abc");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void a_list_may_be_spread_over_several_headers() {
        HttpResponse<String> answer = api.get(LIST, "If-None-Match", "\"a\"", "If-None-Match", tag());

        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "nonsense", "\"", "W/", "x*"})
    void what_the_caller_does_not_have_is_sent(String known) {
        assertThat(api.get(LIST, "If-None-Match", known).statusCode()).isEqualTo(200);
    }

    @Test
    void a_tag_is_the_same_whether_compressed_or_not() {
        HttpResponse<String> zipped = api.get(LIST, "Accept-Encoding", "gzip");

        assertThat(zipped.headers().firstValue("ETag")).contains(tag());
        assertThat(api.get(LIST, "Accept-Encoding", "gzip", "If-None-Match", tag())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void head_has_the_tag_too_and_is_304_as_get() {
        assertThat(api.send(api.request(LIST).HEAD()).headers().firstValue("ETag"))
                .contains(tag());
        assertThat(api.send(api.request(LIST, "If-None-Match", tag()).HEAD()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void only_reads_of_users_have_tags() {
        HttpResponse<String> write =
                api.send(api.request(LIST, "If-None-Match", "*").POST(BodyPublishers.noBody()));

        assertThat(write.statusCode()).isEqualTo(200);
        assertThat(write.headers().firstValue("ETag")).isEmpty();
        assertThat(write.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(api.get("/health", "If-None-Match", "*").statusCode()).isEqualTo(200);
        assertThat(api.get("/health").headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void an_error_has_no_tag_and_is_kept_by_no_shared_cache() {
        HttpResponse<String> missing = api.get("/users/u/missing", "If-None-Match", "*");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("ETag")).isEmpty();
        assertThat(missing.headers().firstValue("Cache-Control")).contains("private, no-cache");
    }
}
