package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.agent.Agent;
import dev.switchboard.http.Json;
import dev.switchboard.tenants.Tenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real service with the writes of leads, for a user in India, whose customers are answered by an echo. */
final class SourcesHouse implements AutoCloseable {
    static final String ASHA = "918979556941";
    static final String LEADS = "/users/demo/leads";

    final TestClock clock = new TestClock();
    final Service service;
    private final StoreFile store;

    SourcesHouse(Path data) {
        this(data, Map.of());
    }

    SourcesHouse(Path data, Map<String, String> more) {
        service = new Service(data, indian(), clock, more, false);
        store = new StoreFile(data);
        service.graph.stubFor(
                any(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.{{randomValue length=20}}\"}]}")));
    }

    /** With another agent in the place of the echo. */
    SourcesHouse(Path data, Agent agent) {
        this(data);
        service.agent = agent;
    }

    List<String> texts(String customer) {
        return service.texts(customer);
    }

    private static List<Tenant> indian() {
        return SandboxUsers.all().stream()
                .map(user ->
                        new Tenant(user.userId(), user.name(), "IN", user.origin(), user.agents(), user.accounts()))
                .toList();
    }

    /** The body of an answer that must have this status. */
    JsonNode call(int status, String method, String path, String body) {
        return json(status, service.call(method, path, body.replace('\'', '"')));
    }

    JsonNode csv(int status, String csv) {
        return csv(status, csv.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode csv(int status, byte[] csv) {
        return json(status, service.post("/users/demo/contacts", "text/csv", csv));
    }

    private static JsonNode json(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode contact(String json) {
        return call(201, "POST", "/users/demo/contacts", json).get("data");
    }

    JsonNode extract(String customer, String json) {
        return call(201, "POST", LEADS + "/" + customer + "/extractions", json).get("data");
    }

    /** Records that a template was sent to them. */
    JsonNode sent(String template, String at, String... phones) {
        String recipients = "['" + String.join("','", phones) + "']";
        return call(
                        202,
                        "POST",
                        "/users/demo/template-sends",
                        "{'name':'%s','language':'en','recipients':%s,'sent_at':'%s'}"
                                .formatted(template, recipients, at))
                .get("data");
    }

    JsonNode lead(String customer) {
        return service.json(LEADS + "/" + URLEncoder.encode(customer, StandardCharsets.UTF_8))
                .path("data");
    }

    int status(String path) {
        return service.get(path).statusCode();
    }

    /** A text of that customer, and the echo's answer. */
    void talk(String from, String id, String text) {
        long at = clock.instant().getEpochSecond();
        String message = WhatsAppBody.textMessage(from, id, text, at);
        assertThat(service.post(body(from, message)).statusCode()).isEqualTo(200);
        Service.await().until(() -> service.texts(from).contains("You said: " + text));
        Service.await().until(this::isIdle);
    }

    /** The platform tells that a customer who never wrote has another id from now on. */
    void toldOf(String phone, String scopedId) {
        String update = """
                {"field":"user_id_update","value":{"messaging_product":"whatsapp",\
                "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},\
                "user_id_update":[{"wa_id":"%s","user_id":{"previous":"IN.1","current":"%s"},"timestamp":"%d"}]}}""".formatted(
                        WhatsAppBody.NUMBER, phone, scopedId, clock.instant().getEpochSecond());
        assertThat(service.post(WhatsAppBody.body(List.of(update))).statusCode())
                .isEqualTo(200);
        Service.await().until(() -> number("SELECT COUNT(*) FROM lead_aliases WHERE alias = '" + scopedId + "'") == 1);
    }

    static String body(String from, String message) {
        return WhatsAppBody.body(List.of(WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(message), List.of())))
                .replace("\"wa_id\":\"918979556941\"", "\"wa_id\":\"" + from + "\"");
    }

    boolean isIdle() {
        return number("SELECT COUNT(*) FROM lanes") == 0;
    }

    long number(String sql) {
        return store.number(sql);
    }

    @Override
    public void close() {
        service.close();
    }
}
