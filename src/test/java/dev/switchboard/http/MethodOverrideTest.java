package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies, caches and logs go by the method in the first line of a request, and so do we. */
class MethodOverrideTest {
    private final AtomicInteger deletions = new AtomicInteger();
    private final Api api = Api.of(routes -> routes.get("/thing", ctx -> Envelope.ok(ctx, "read"), Access.PUBLIC)
            .delete(
                    "/thing",
                    ctx -> {
                        deletions.incrementAndGet();
                        Envelope.ok(ctx, "deleted");
                    },
                    Access.PUBLIC));

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,200", "HEAD,200", "POST,405", "OPTIONS,204"})
    void no_header_makes_a_deletion_of_another_request(String method, int status) {
        for (String name : new String[] {"X-HTTP-Method-Override", "x-http-method-override"}) {
            HttpResponse<String> answer =
                    api.send(api.request("/thing", name, "DELETE").method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(status);
        }
        assertThat(deletions).hasValue(0);
    }

    @Test
    void a_deletion_is_one_whatever_a_header_says() {
        assertThat(api.send(api.request("/thing", "X-HTTP-Method-Override", "GET")
                                .DELETE())
                        .body())
                .contains("deleted");
        assertThat(deletions).hasValue(1);
    }
}
