package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.switchboard.agent.Results.assertFailed;
import static dev.switchboard.agent.Results.assertRefused;
import static dev.switchboard.agent.Results.texts;
import static dev.switchboard.agent.Wire.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.agent.AgentRequest.Said;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.Secret;
import dev.switchboard.outbound.RawServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAgentTest {
    @RegisterExtension
    static final WireMockExtension MODEL = Wire.server();

    private final Wire wire = new Wire(Clock.systemUTC());
    private final List<String> written = new ArrayList<>();

    @AfterEach
    void close() {
        wire.close();
    }

    private static OpenAi bare(String baseUrl) {
        return new OpenAi(baseUrl, "m-1", null, null, null, null);
    }

    private AgentResult ask(OpenAi model, AgentRequest request, Duration timeout) {
        return new OpenAiAgent(new OpenAiAgent.Target("bot", model, timeout, Wire.LONG), wire.client, Clock.systemUTC())
                .reply(request, written::add);
    }

    private AgentResult reply(ResponseDefinitionBuilder answer) {
        MODEL.stubFor(post(anyUrl()).willReturn(answer));
        return ask(bare(MODEL.url("/v1")), Wire.request(), Wire.LONG);
    }

    private AgentResult reply(String stream) {
        return reply(Wire.stream(stream));
    }

    private AgentResult replyJson(String json) {
        return reply(aResponse().withHeader("Content-Type", "application/json").withBody(json.replace('\'', '"')));
    }

    private static String chunk(String choice) {
        return Wire.event("{'id':'c','object':'chat.completion.chunk','choices':[{'index':0,%s}]}"
                .formatted(choice)
                .replace('\'', '"'));
    }

    private static String delta(String text) {
        return chunk("'delta':{'content':'" + text + "'},'finish_reason':null");
    }

    private static String finish(String reason) {
        return chunk("'delta':{},'finish_reason':'" + reason + "'");
    }

    @Test
    void it_asks_with_prompt_history_and_what_waits() {
        MODEL.stubFor(post(anyUrl()).willReturn(aResponse().withBody(DONE)));
        OpenAi model = new OpenAi(MODEL.url("/v1"), "m-1", "Be kind.", new Secret("sk-1"), 0.2, 300);
        List<Said> history =
                List.of(new Said("user", "hi", 1), new Said("agent", "Hello", 2), new Said("agent", "Ask me.", 3));
        ask(model, Wire.request("req-1", history, "Open", "today?"), Wire.LONG);
        MODEL.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer sk-1"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("X-Correlation-Id", equalTo("corr-1"))
                .withRequestBody(equalToJson("""
                        {"model": "m-1", "stream": true, "temperature": 0.2, "max_tokens": 300, "messages": [
                          {"role": "system", "content": "Be kind."},
                          {"role": "user", "content": "hi"},
                          {"role": "assistant", "content": "Hello\\nAsk me."},
                          {"role": "user", "content": "Open\\ntoday?"}]}""")));
    }

    @Test
    void what_is_not_set_is_not_sent() {
        reply(DONE);
        MODEL.verify(
                postRequestedFor(anyUrl()).withHeader("Authorization", absent()).withRequestBody(equalToJson("""
                        {"model": "m-1", "stream": true, "messages": [
                          {"role": "assistant", "content": "Welcome"}, {"role": "user", "content": "hi"}]}""")));
    }

    @Test
    void its_words_are_passed_on_and_are_one_message_in_the_end() {
        String usage = Wire.event("{\"choices\":[],\"usage\":{\"total_tokens\":7}}");
        assertThat(reply(chunk("'delta':{'role':'assistant','content':null}") + delta("Hel") + ": alive\n\n"
                        + delta("lo") + finish("stop") + usage + DONE))
                .isEqualTo(texts("Hello"));
        assertThat(written).containsExactly("Hel", "lo");
    }

    @Test
    void parts_and_refusals_are_text_and_thoughts_are_not() {
        assertThat(reply(chunk("'delta':{'reasoning_content':'hm','content':[{'type':'thinking'},"
                                + "{'type':'text','text':'Hi'}]}")
                        + chunk("'delta':{'content':null,'refusal':' no'},'finish_reason':'stop'")))
                .isEqualTo(texts("Hi no"));
    }

    @Test
    void either_mark_ends_a_stream() {
        assertThat(reply(delta("Hi") + DONE)).isEqualTo(texts("Hi"));
        assertThat(reply(delta("Hi") + finish("stop"))).isEqualTo(texts("Hi"));
        assertFailed(reply(delta("Hi")), true, "without its end mark");
    }

    @Test
    void a_stream_that_finished_counts_although_its_connection_breaks_or_hangs() throws IOException {
        String all = Wire.chunk(delta("Hi") + finish("stop"));
        try (RawServer server = Wire.streaming(connection -> RawServer.write(connection, all))) {
            assertThat(ask(bare(server.uri().toString()), Wire.request(), Wire.LONG))
                    .isEqualTo(texts("Hi"));
        }
        try (RawServer server = Wire.streaming(connection -> {
            RawServer.write(connection, all);
            assertThat(connection.getInputStream().read()).isNegative();
        })) {
            assertThat(ask(bare(server.uri().toString()), Wire.request(), Duration.ofSeconds(3)))
                    .isEqualTo(texts("Hi"));
        }
    }

    @Test
    void a_server_that_answers_with_one_object_is_understood() {
        assertThat(replyJson("{'choices':[{'index':0,'message':{'role':'assistant','content':'Hello'},"
                        + "'finish_reason':'stop'}],'usage':{}}"))
                .isEqualTo(texts("Hello"));
    }

    @Test
    void an_answer_that_reached_its_limit_is_sent_as_far_as_it_goes() {
        assertThat(reply(delta("Once upon") + finish("length") + DONE)).isEqualTo(texts("Once upon"));
        assertRefused(reply(finish("length") + DONE), "raise max_tokens");
    }

    @Test
    void what_the_filter_held_back_is_not_sent() {
        assertRefused(reply(delta("I will") + finish("content_filter") + DONE), "content filter");
    }

    @Test
    void tool_calls_are_ignored() {
        assertThat(reply(chunk("'delta':{'content':null,'tool_calls':[{'index':0,'function':{'name':'f'}}]}")
                        + delta("Hi")
                        + finish("tool_calls")
                        + DONE))
                .isEqualTo(texts("Hi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'overloaded','type':'server_error','code':null}}",
                "{'error':{'message':'x','code':502}}",
                "{'error':{'message':'x','type':'rate_limit_error','code':'429'}}",
                "{'error':'out of memory'}",
                "{'object':'error','message':'x','code':500}"
            })
    void an_error_in_a_stream_or_in_its_place_is_asked_again(String error) {
        assertFailed(reply(delta("Hi") + Wire.event(error.replace('\'', '"')) + DONE), true, "told of an error");
        assertThat(written).containsExactly("Hi");
        assertFailed(replyJson(error), false, "told of an error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'x','type':'invalid_request_error','code':'context_length_exceeded'}}",
                "{'error':{'message':'x','code':400}}",
                "{'error':{'message':'x','type':'invalid_request_error'}}",
                "{'object':'error','message':'x','code':413}"
            })
    void an_error_that_will_last_is_refused(String error) {
        assertRefused(reply(Wire.event(error.replace('\'', '"'))), "told of an error");
        assertRefused(replyJson(error), "told of an error");
    }

    @Test
    void an_error_is_named_by_its_code_and_never_by_its_words() {
        assertFailed(replyJson("{'error':{'message':'you said hi','code':'engine_busy'}}"), false, "(engine_busy)");
        AgentResult.Failed failed =
                (AgentResult.Failed) replyJson("{'error':{'message':'you said hi','code':'you said hi'}}");
        assertThat(failed.reason()).doesNotContain("hi");
    }

    @Test
    void what_is_no_completion_is_refused_and_what_is_empty_asked_again() {
        assertRefused(replyJson("{'text':'hi'}"), "base_url");
        assertRefused(replyJson("<html>"), "base_url");
        assertRefused(reply(Wire.event("{oops")), "is not JSON");
        assertFailed(replyJson(""), false, "is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 429, 500, 503})
    void most_errors_are_asked_again(int status) {
        AgentResult result = reply(aResponse().withStatus(status).withHeader("Retry-After", "7"));
        assertThat(result).isEqualTo(new AgentResult.Failed("it answered " + status, false, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void a_considered_no_is_refused_with_the_servers_words(int status) {
        assertThat(reply(aResponse().withStatus(status).withBody("no such model")))
                .isEqualTo(new AgentResult.Refused("it answered " + status, "no such model"));
    }

    @Test
    void errors_of_every_kind_open_the_circuit() {
        for (int i = 0; i < 5; i++) {
            replyJson("{'error':{'message':'x','code':500}}");
        }
        assertThat(reply(DONE)).isInstanceOf(AgentResult.Unavailable.class);
    }

    @Test
    void who_watches_calls_never_sees_the_key() {
        List<AgentExchange> seen = new ArrayList<>();
        MODEL.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{}")));
        OpenAi model = new OpenAi(MODEL.url("/v1"), "m-1", null, new Secret("sk-1"), null, null);
        new OpenAiAgent(new OpenAiAgent.Target("bot", model, Wire.LONG), wire.client, Clock.systemUTC())
                .observedBy(seen::add)
                .reply(Wire.request());
        assertThat(seen).singleElement().satisfies(exchange -> {
            assertThat(exchange.url()).isEqualTo(MODEL.url("/v1/chat/completions"));
            assertThat(exchange.toString()).doesNotContain("sk-1");
        });
    }
}
