package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds dashboard, alerts and documentation against what a running service tells. */
class DashboardTest {
    private static final Path FOLDER = Path.of("config", "grafana");
    private static final String CUSTOMER = "918979556941";
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| `((?:switchboard|http)_[a-z_]+)`( h)? \\| ([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String[] HAPPENED = {
        "switchboard_intake_total{kind=\"stored\",platform=\"whatsapp\"} 2.0",
        "switchboard_webhook_events_total{kind=\"message.text\",platform=\"whatsapp\"} 2.0",
        "switchboard_receipts_total{platform=\"whatsapp\",status=\"delivered\"} 1.0",
        "switchboard_webhooks_refused_total{platform=\"whatsapp\"} 1.0",
        "switchboard_webhooks_refused_total{platform=\"instagram\"} 0.0",
        "switchboard_agent_seconds_count{outcome=\"replied\"} 1",
        "switchboard_agent_seconds_count{outcome=\"refused\"} 1",
        "switchboard_delivery_seconds_count{outcome=\"accepted\",platform=\"whatsapp\"} 1",
        "switchboard_queue_run_seconds_count{kind=\"relay\",outcome=\"done\"} 1",
        "switchboard_queue_run_seconds_count{kind=\"relay\",outcome=\"dead\"} 1",
        "switchboard_queue_dead_total{kind=\"relay\"} 1.0",
        "switchboard_dead_letters{cause=\"agent_refused\"} 1.0",
        "switchboard_queue_items{kind=\"relay\"} 0.0",
        "switchboard_circuit_state{circuit=\"agent:bot\"} 0.0",
        "switchboard_store_size_bytes{file=\"wal\"}",
        "jvm_gc_pause_seconds_sum"
    };

    @TempDir
    static Path data;

    private static String text;
    private static Scrape scrape;

    /** A turn with its receipt, a refusal, and a webhook that nobody signed. */
    @BeforeAll
    static void run() {
        try (AgentHouse house = new AgentHouse(data)) {
            house.answerAll("/bot");
            house.write(CUSTOMER, "hi");
            Service.await().until(() -> house.service.sent().size() == 1);
            String status = WhatsAppBody.status("wamid.x", "delivered", "out-x");
            house.service.post(
                    WhatsAppBody.body(List.of(WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(), List.of(status)))));
            house.service.post("{}", "sha256=00");
            house.answer("/bot", aResponse().withStatus(422));
            house.write(CUSTOMER, "no");
            System.gc();
            Service.await().untilAsserted(() -> {
                text = house.service.get("/metrics").body();
                assertThat(text).contains(HAPPENED);
            });
        }
        scrape = Scrape.of(text);
    }

    @Test
    void every_panel_draws_metrics_and_labels_that_there_are() throws IOException {
        List<String> queries = expressions(Json.MAPPER, "switchboard.json");
        assertThat(queries).hasSizeGreaterThan(30).allSatisfy(DashboardTest::assertAnswerable);
    }

    @Test
    void every_alert_watches_metrics_and_labels_that_there_are() throws IOException {
        List<String> queries = expressions(new YAMLMapper(), "alerts.yml");
        assertThat(queries).hasSizeGreaterThan(5).allSatisfy(DashboardTest::assertAnswerable);
    }

    private static void assertAnswerable(String query) {
        PromQl parsed = new PromQl(query);
        assertThat(parsed.metrics()).isNotEmpty().allMatch(scrape::has);
        Set<String> labels = parsed.metrics().stream()
                .flatMap(metric -> scrape.labels().get(metric).stream())
                .collect(Collectors.toSet());
        assertThat(labels).containsAll(parsed.labels());
    }

    @Test
    void every_legend_names_a_label_of_its_query() throws IOException {
        for (JsonNode target :
                Json.MAPPER.readTree(FOLDER.resolve("switchboard.json").toFile()).findValues("targets").stream()
                        .flatMap(JsonNode::valueStream)
                        .toList()) {
            Set<String> named = LEGEND.matcher(target.get("legendFormat").asText())
                    .results()
                    .map(label -> label.group(1))
                    .collect(Collectors.toSet());
            assertThat(new PromQl(target.get("expr").asText()).grouping()).containsAll(named);
        }
    }

    @Test
    void the_documentation_holds_every_metric_of_ours_with_its_labels_and_no_other() throws IOException {
        Set<String> documented = new TreeSet<>();
        DOCUMENTED
                .matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .forEach(row -> {
                    names(row).forEach(documented::add);
                    names(row)
                            .forEach(name -> assertThat(scrape.labels())
                                    .as(name)
                                    .hasEntrySatisfying(
                                            name,
                                            labels -> assertThat(withoutBucket(labels))
                                                    .isEqualTo(documentedLabels(row))));
                });
        assertThat(scrape.labels().keySet().stream().filter(name -> name.matches("(switchboard|http)_.*")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    private static Stream<String> names(MatchResult row) {
        return row.group(2) == null
                ? Stream.of(row.group(1))
                : Stream.of("_bucket", "_count", "_sum", "_max").map(suffix -> row.group(1) + suffix);
    }

    private static Set<String> documentedLabels(MatchResult row) {
        return Arrays.stream(row.group(3).split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withoutBucket(Set<String> labels) {
        return labels.stream().filter(label -> !label.equals("le")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_label_holds_anything_of_a_customer() {
        assertThat(text).doesNotContain(CUSTOMER, "wamid", "Asha", "out-");
    }

    @Test
    void it_tells_what_happened() {
        assertThat(text).contains(HAPPENED);
    }

    @Test
    void every_metric_is_explained_to_prometheus() {
        Map<Boolean, List<String>> help = text.lines()
                .filter(line -> line.startsWith("# HELP switchboard_"))
                .collect(Collectors.partitioningBy(line -> line.split(" ", 4).length == 4));
        assertThat(help.get(false)).isEmpty();
        assertThat(help.get(true)).isNotEmpty();
    }

    private static List<String> expressions(ObjectMapper mapper, String file) throws IOException {
        return mapper.readTree(FOLDER.resolve(file).toFile()).findValuesAsText("expr");
    }
}
