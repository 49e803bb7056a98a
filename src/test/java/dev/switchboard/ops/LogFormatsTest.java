package dev.switchboard.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFormatsTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.switchboard.relay.Delivery");

    private LoggingEvent event(String template, Object... arguments) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, template, null, arguments);
        event.setInstant(Instant.parse("2026-10-01T12:00:00.007Z"));
        return event;
    }

    private static String text(ILoggingEvent event) {
        return new String(new TextLines().encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode json(ILoggingEvent event) {
        String line = new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The web server repeats what it cannot read as a host, which may be a path with a phone in it. */
    @Test
    void what_stands_where_a_host_should_is_not_logged() throws JoranException {
        JoranConfigurator shipped = new JoranConfigurator();
        shipped.setContext(context);
        shipped.doConfigure(LogFormatsTest.class.getResource("/logback.xml"));
        assertThat(context.getLogger("org.eclipse.jetty.http.HostPort").isErrorEnabled())
                .isFalse();
        assertThat(context.getLogger("org.eclipse.jetty.server.Server").isWarnEnabled())
                .isTrue();
    }

    @Test
    void a_line_is_time_level_who_what_and_fields() {
        assertThat(text(event("delivery.attempted conversation={} attempt={} outcome=retry", "c1", 2)))
                .isEqualTo("2026-10-01T12:00:00.007Z INFO  Delivery"
                        + " delivery.attempted conversation=c1 attempt=2 outcome=retry\n");
    }

    @Test
    void in_json_each_field_is_a_member_and_a_number_stays_one() {
        JsonNode json =
                json(event("delivery.attempted conversation={} attempt={} took_ms={} late={}", "c1", 2, 7L, true));
        assertThat(json)
                .hasToString("{\"time\":\"2026-10-01T12:00:00.007Z\",\"level\":\"INFO\","
                        + "\"logger\":\"dev.switchboard.relay.Delivery\",\"event\":\"delivery.attempted\","
                        + "\"conversation\":\"c1\",\"attempt\":2,\"took_ms\":7,\"late\":true}");
    }

    @Test
    void the_correlation_id_of_the_thread_is_a_field_unless_the_line_names_its_own() {
        LoggingEvent event = event("queue.worked kind={}", "relay");
        event.setMDCPropertyMap(Map.of("correlation_id", "abc"));
        assertThat(text(event)).endsWith(" queue.worked kind=relay correlation_id=abc\n");
        assertThat(json(event).get("correlation_id").asText()).isEqualTo("abc");
        LoggingEvent own = event("queue.dead correlation_id={}", "own");
        own.setMDCPropertyMap(Map.of("correlation_id", "abc"));
        assertThat(text(own)).endsWith(" queue.dead correlation_id=own\n");
    }

    @Test
    void a_field_without_a_value_is_left_out() {
        LoggingEvent event = event("delivery.attempted code={} outcome={}", null, "accepted");
        assertThat(text(event)).endsWith(" delivery.attempted outcome=accepted\n");
        assertThat(json(event).has("code")).isFalse();
    }

    @Test
    void no_value_forges_a_line_or_a_field() {
        String evil = "x\" level=\"ERROR\r\n2026 ERROR forged\u2028";
        LoggingEvent event = event("agent.odd reason={} level={}", evil, "mine");
        assertThat(text(event))
                .containsOnlyOnce("\n")
                .doesNotContain("\u2028")
                .contains("reason=\"x\\\" level=\\\"ERROR\\u000d\\n2026 ERROR forged\\u2028\"");
        assertThat(json(event).get("reason").asText()).isEqualTo(evil);
        assertThat(json(event).get("level").asText()).isEqualTo("INFO");
    }

    @Test
    void what_libraries_say_is_a_message_of_one_line() {
        LoggingEvent event = event("Started {}\nat {}", "server", "x=1");
        assertThat(text(event)).endsWith(" Started server\\nat x=1\n");
        assertThat(json(event).get("message").asText()).isEqualTo("Started server\nat x=1");
    }

    @Test
    void a_failure_tells_where_and_not_in_whose_words() {
        IllegalStateException failure =
                new IllegalStateException("secret words", new SQLException("secret words", "", 19));
        failure.addSuppressed(new IllegalArgumentException("secret words"));
        LoggingEvent event = event("queue.handler_failed kind={}", "relay", failure);
        for (String told : List.of(text(event), json(event).get("error").asText())) {
            assertThat(told)
                    .contains("java.lang.IllegalStateException\n  at ", "LogFormatsTest")
                    .contains("caused by: java.sql.SQLException (code 19)")
                    .contains("suppressed: java.lang.IllegalArgumentException")
                    .doesNotContain("secret words");
        }
        assertThat(Arrays.stream(text(event).split("\n")).findFirst().orElseThrow())
                .endsWith(" queue.handler_failed kind=relay");
    }
}
