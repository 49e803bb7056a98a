package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Api;
import dev.switchboard.http.ApiException;
import dev.switchboard.tenants.AgentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentBodyTest {
    private static AgentSettings read(String agentId, String json) {
        return AgentBody.read("acme", agentId, (ObjectNode) Api.tree(json.replace('\'', '"')), null);
    }

    private static AgentSettings read(String json) {
        return read("bot", json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|kind is missing; it is required",
                "{'kind':'http','secret':'0123456789abcdef'}|url is missing; it is required",
                "{'kind':'http','url':'https://a.example'}|secret is missing; it is required",
                "{'kind':'http','url':'https://a.example','secret':'set'}|secret is too short to sign with",
                "{'kind':'http','url':'ftp://a.example','secret':'0123456789abcdef'}|url is not an http or https address; write one such as",
                "{'kind':'echo','debounce_ms':'soon'}|debounce_ms is not a whole number; write a whole number from 0 to 600000",
                "{'kind':'echo','debounce_ms':1.5}|debounce_ms is not a whole number",
                "{'kind':'echo','debounce_ms':2000,'max_wait_ms':1000}|max_wait_ms is shorter than debounce_ms; make it as long or longer",
                "{'kind':'echo','timeout_s':0}|timeout_s is out of range; write a whole number from 1 to 300",
                "{'kind':'echo','max_in_flight':[]}|max_in_flight must be one value, not a list or an object",
                "{'kind':'robot'}|kind is none of its choices; write one of http, openai, echo",
                "{'kind':'openai','base_url':'llm'}|base_url is not an http or https address",
                "{'kind':'openai','temperature':'hot'}|temperature is out of range; write a number from 0 to 2",
                "{'kind':'openai','max_tokens':0}|max_tokens is out of range; write a whole number from 1 to 1000000",
                "{'kind':'openai','api_key':'set'}|api_key is not known here; write the key itself",
                "{'kind':'echo','debounse_ms':5}|debounse_ms is not a field of an agent; did you mean debounce_ms?",
                "{'kind':'echo','name':'x','fallback_text':'y'}|fallback_text is not a field of an agent; known here: api_key"
            })
    void a_bad_field_is_named_with_its_remedy(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ApiException.class).hasMessageStartingWith(message);
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThatThrownBy(() -> read("{'kind':'http','timeout_s':0}"))
                .hasMessageContainingAll("url is missing", "secret is missing", "timeout_s is out of range");
    }

    @Test
    void an_environment_variable_is_only_text_over_the_api() {
        assertThat(read("{'kind':'echo','name':'${PATH} $${PATH} ${'}").name()).isEqualTo("${PATH} $${PATH} ${");
    }

    @Test
    void a_bad_id_is_refused() {
        assertThatThrownBy(() -> read("a b", "{'kind':'echo'}")).hasMessageStartingWith("id is not an id; use up to");
    }
}
