package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
    private static final Map<String, Integer> READS = Map.of("few", 3, "free", 0);
    private static final String LEADS = "/users/few/leads";

    private Instant now = Api.NOW;
    private Api api;

    @BeforeEach
    void serve() {
        RateLimits limits =
                new RateLimits(user -> READS.getOrDefault(user, 100), user -> user.equals("free") ? 0 : 2, clock());
        api = Api.of(limits, RateLimitsTest::addRoutes);
    }

    /** What the server says of time stays as it is; only the limits see it pass. */
    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static void addRoutes(JavalinDefaultRoutingApi routes) {
        routes.get("/users/{user_id}/leads", ctx -> Envelope.ok(ctx, List.of()), Access.USER_READ)
                .get("/users/{user_id}/leads/{customer_phone}", RateLimitsTest::notFound, Access.USER_READ)
                .post("/users/{user_id}/contacts", ctx -> Envelope.ok(ctx, "x"), Access.USER_WRITE)
                .delete("/users/{user_id}/agents/{agent_id}", ctx -> Envelope.ok(ctx, "x"), Access.USER_WRITE)
                .get("/users/{user_id}/agents", ctx -> Envelope.ok(ctx, "x"), Access.USER_READ)
                .get("/health/live", ctx -> Envelope.ok(ctx, "x"), Access.PUBLIC);
    }

    private static void notFound(Context ctx) {
        throw ApiException.notFound("Lead not found");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_hundred_reads_pass_and_the_next_is_429_with_retry_after() {
        assertThat(IntStream.range(0, 100).map(i -> api.get("/users/many/leads").statusCode()))
                .containsOnly(200);

        HttpResponse<String> refused = api.get("/users/many/leads/1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("60");
        assertThat(Api.tree(refused.body()).fieldNames())
                .toIterable()
                .containsExactly("error", "message", "timestamp", "correlationId");
        assertThat(Api.tree(refused.body()).get("error").asText()).isEqualTo("Too Many Requests");
        assertThat(Api.tree(refused.body()).get("message").asText())
                .isEqualTo("This user's 100 leads reads a minute are used up, try again in 60 s");
    }

    @Test
    void each_answer_tells_where_the_user_stands() {
        expect(api.get(LEADS), 200, 2, 60);
        pass(Duration.ofMillis(20_500));
        expect(api.get(LEADS + "/unknown"), 404, 1, 40);
        expect(api.get(LEADS), 200, 0, 40);
        expect(api.get(LEADS), 429, 0, 40);
    }

    private void expect(HttpResponse<String> answer, int status, int remaining, int reset) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"leads-reads\";q=3;w=60");
        assertThat(header(answer, "RateLimit")).isEqualTo("\"leads-reads\";r=" + remaining + ";t=" + reset);
        assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("3");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(String.valueOf(remaining));
        assertThat(header(answer, "X-RateLimit-Reset")).isEqualTo(String.valueOf(now.getEpochSecond() + reset));
    }

    @Test
    void after_retry_after_the_whole_quota_is_there_again() {
        useUp(LEADS, 3);
        HttpResponse<String> refused = api.get(LEADS);
        pass(Duration.ofSeconds(Long.parseLong(header(refused, "Retry-After"))));

        useUp(LEADS, 3);
        assertThat(api.get(LEADS).statusCode()).isEqualTo(429);
    }

    @Test
    void a_minute_begins_with_its_first_request() {
        useUp(LEADS, 1);
        pass(Duration.ofSeconds(59));
        useUp(LEADS, 2);
        pass(Duration.ofSeconds(1));
        useUp(LEADS, 3);
        pass(Duration.ofSeconds(59));
        assertThat(api.get(LEADS).statusCode()).isEqualTo(429);
    }

    @Test
    void one_users_burst_costs_another_nothing() {
        useUp(LEADS, 3);
        assertThat(api.get(LEADS).statusCode()).isEqualTo(429);

        assertThat(header(api.get("/users/other/leads"), "X-RateLimit-Remaining"))
                .isEqualTo("99");
    }

    @Test
    void head_counts_as_get_and_options_as_nothing() {
        useUp(LEADS, 2);
        api.send(api.request(LEADS).method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> head = api.send(api.request(LEADS).HEAD());

        assertThat(header(head, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(api.send(api.request(LEADS).HEAD()).statusCode()).isEqualTo(429);
    }

    @Test
    void an_answer_that_was_not_modified_counts() {
        String tag = header(api.get(LEADS), "ETag");
        HttpResponse<String> unchanged = api.get(LEADS, "If-None-Match", tag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "X-RateLimit-Remaining")).isEqualTo("1");
    }

    @Test
    void writes_have_their_own_limit_over_everything_of_the_user() {
        useUp(LEADS, 3);
        assertThat(post("/users/few/contacts").statusCode()).isEqualTo(200);
        HttpResponse<String> second =
                api.send(api.request("/users/few/agents/a").DELETE());
        assertThat(header(second, "RateLimit-Policy")).isEqualTo("\"writes\";q=2;w=60");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(post("/users/few/contacts").statusCode()).isEqualTo(429);
        assertThat(post("/users/other/contacts").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/free/leads", "/users/few/agents", "/health/live"})
    void what_has_no_limit_says_nothing_of_one(String path) {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.contains("ratelimit"));
        }
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        useUp(LEADS, 3);
        pass(Duration.ofHours(-5));
        assertThat(header(api.get(LEADS), "Retry-After")).isEqualTo("60");
        pass(Duration.ofSeconds(60));

        useUp(LEADS, 3);
    }

    private void useUp(String path, int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(api.get(path).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> post(String path) {
        return api.send(api.request(path).POST(BodyPublishers.ofString("{}")));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
