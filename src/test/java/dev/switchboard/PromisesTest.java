package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer may rely on when platforms and settings do what nobody expects of them. */
class PromisesTest {
    private static final String CUSTOMER = "918979556941";
    private static final ResponseDefinitionBuilder SLOW_DOWN =
            jsonResponse("{\"error\":{\"code\":130429,\"message\":\"slower\"}}", 400);

    @TempDir
    Path data;

    private StoreFile store;
    private Service service;

    @BeforeEach
    void open() {
        store = new StoreFile(data);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_platform_that_gives_one_id_twice_does_not_make_us_send_twice() {
        service = new Service(data);
        service.graph.stubFor(any(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.same\"}]}")));
        write("one");
        Service.await().until(() -> service.sent().size() == 1 && nothingWaits());
        write("two");
        Service.await().until(() -> service.sent().size() == 2 && nothingWaits());
        assertThat(service.sent()).containsExactly("You said: one", "You said: two");
    }

    @Test
    void work_for_an_agent_that_is_gone_is_kept_where_a_person_sees_it() {
        service = new Service(data);
        service.agent = (request, pieces) -> new AgentResult.Failed("down", false, null);
        write("one");
        Service.await().until(() -> store.number("SELECT MAX(attempts) FROM queue_items") > 0);
        service.close();
        List<Account> accounts = SandboxUsers.all().getFirst().accounts();
        service = new Service(data, List.of(user("demo", accounts)), Clock.systemUTC());
        Service.await().until(() -> deadLetters().size() == 1);
        JsonNode letter = deadLetters().get(0);
        assertThat(letter.get("cause").asText()).isEqualTo("agent_gone");
        assertThat(letter.get("detail").asText()).contains("echo");
        String conversation =
                service.messages(CUSTOMER).getFirst().get("conversation_id").asText();
        assertThat(letter.get("lane").asText()).isEqualTo(conversation);
        assertThat(nothingWaits()).isTrue();
    }

    @Test
    void a_number_that_moved_to_another_user_sends_nothing_of_the_first() {
        service = new Service(data);
        service.graph.stubFor(any(anyUrl()).willReturn(jsonResponse("", 429)));
        write("one");
        Service.await().until(() -> store.number("SELECT MAX(attempts) FROM queue_items") > 0);
        service.close();
        List<Account> moved = List.of(AgentHouse.account("demo2", "nobody", WhatsAppBody.NUMBER));
        service = new Service(data, List.of(user("demo", List.of()), user("demo2", moved)), Clock.systemUTC());
        Service.await().until(() -> last().get("delivery_status").asText().equals("failed"));
        assertThat(last().get("failure_reason").asText()).contains("another user");
        assertThat(store.number("SELECT COUNT(*) FROM messages WHERE failure_code = 'account_moved'"))
                .isOne();
        assertThat(service.sent()).isEmpty();
    }

    @Test
    void a_mistaken_wish_to_slow_down_silences_a_number_for_an_hour_at_most() {
        TestClock clock = new TestClock();
        service = new Service(data, SandboxUsers.all(), clock);
        service.graph.stubFor(any(anyUrl()).willReturn(SLOW_DOWN.withHeader("Retry-After", "999999999")));
        write("one");
        Service.await().until(() -> store.number("SELECT COUNT(*) FROM gates") == 1);
        assertThat(store.number("SELECT paused_until FROM gates"))
                .isEqualTo(clock.millis() + Duration.ofHours(1).toMillis());
        service.acceptEverything();
        clock.advance(Duration.ofHours(1));
        Service.await().until(() -> service.sent().size() == 2 && nothingWaits());
    }

    /** Without an agent. */
    private static Tenant user(String userId, List<Account> accounts) {
        return new Tenant(userId, userId, null, "test", List.of(), accounts);
    }

    private void write(String text) {
        assertThat(service.post(WhatsAppBody.text(CUSTOMER, "wamid." + text, text))
                        .statusCode())
                .isEqualTo(200);
    }

    private boolean nothingWaits() {
        return store.number("SELECT COUNT(*) FROM queue_items") == 0;
    }

    private JsonNode last() {
        return service.messages(CUSTOMER).getLast();
    }

    private JsonNode deadLetters() {
        return service.json("/users/demo/dead-letters").get("data");
    }
}
