package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What shall go wrong and how often. Rates are shares from 0 to 1. The same seed decides the same for the same message
 * of the same customer, whatever the threads do.
 */
public record FaultSettings(long seed, OfWebhooks webhook, OfGraph graph, OfMedia media) {

    /** Everything works. */
    public static final FaultSettings NONE = new FaultSettings(1, OfWebhooks.NONE, OfGraph.NONE, new OfMedia(0));

    /**
     * Webhooks on their way to us.
     *
     * @param duplicate posted twice at the same time
     * @param redeliver posted once more some time after it was taken
     * @param shuffle overtaken by what comes after it
     * @param delay waits so long first
     * @param batch up to 3 entries of 2 changes of so many messages share a body; 0 for one by one
     * @param unknown carries types and fields nobody knows
     * @param large has a body of 3 MB
     */
    public record OfWebhooks(
            double duplicate, double redeliver, double shuffle, Range delay, int batch, double unknown, double large) {
        static final OfWebhooks NONE = new OfWebhooks(0, 0, 0, Range.NONE, 0, 0, 0);
    }

    /**
     * Our calls of the Graph API.
     *
     * @param errors answers instead of the real one; nothing is recorded then
     * @param reset the connection is closed before anything is recorded
     * @param lostAnswer recorded, statuses follow, but the connection is closed instead of an answer
     * @param early the answer comes after the statuses
     * @param slow the answer comes so much later
     * @param unknownRecipients customers the platform says it does not know
     */
    public record OfGraph(
            List<ErrorRate> errors,
            double reset,
            double lostAnswer,
            double early,
            Range slow,
            Set<String> unknownRecipients) {
        static final OfGraph NONE = new OfGraph(List.of(), 0, 0, 0, Range.NONE, Set.of());
    }

    /** @param status503 so many of the next downloads answer 503 */
    public record OfMedia(int status503) {}

    /** @param code a Graph error, or 429 or 5xx for an answer of that HTTP status without an envelope */
    public record ErrorRate(int code, double rate) {}

    /** Milliseconds, both ends included. */
    public record Range(int from, int to) {
        static final Range NONE = new Range(0, 0);

        /** @param share from 0 to 1 */
        int at(double share) {
            return from + (int) Math.round((to - from) * share);
        }
    }

    /**
     * Reads them as they stand in a file.
     *
     * @throws FaultsException naming the key that is unknown or has a wrong value
     */
    public static FaultSettings parse(byte[] json) {
        try {
            return parse(MetaJson.parse(json));
        } catch (IOException e) {
            throw new FaultsException("the faults are no JSON");
        }
    }

    static FaultSettings parse(JsonNode json) {
        FaultReader root = new FaultReader(json, "", Set.of("seed", "webhook", "graph", "media"));
        return new FaultSettings(
                root.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                webhook(root.inner(
                        "webhook",
                        Set.of("duplicate", "redeliver", "shuffle", "delay_ms", "batch", "unknown", "large"))),
                graph(root.inner(
                        "graph", Set.of("errors", "reset", "lost_answer", "early", "slow_ms", "unknown_recipients"))),
                new OfMedia((int) root.inner("media", Set.of("status_503")).whole("status_503", 0, 0, 1_000_000)));
    }

    private static OfWebhooks webhook(FaultReader json) {
        return new OfWebhooks(
                json.rate("duplicate"),
                json.rate("redeliver"),
                json.rate("shuffle"),
                json.range("delay_ms"),
                (int) json.whole("batch", 0, 0, 100),
                json.rate("unknown"),
                json.rate("large"));
    }

    private static OfGraph graph(FaultReader json) {
        return new OfGraph(
                json.list("errors", Set.of("code", "rate")).stream()
                        .map(error -> new ErrorRate((int) error.whole("code", 0, 1, 99_999_999), error.rate("rate")))
                        .toList(),
                json.rate("reset"),
                json.rate("lost_answer"),
                json.rate("early"),
                json.range("slow_ms"),
                json.texts("unknown_recipients"));
    }

    /** As {@link #parse} reads them. */
    ObjectNode json() {
        ObjectNode json = MetaJson.object().put("seed", seed);
        ObjectNode hooks = json.putObject("webhook");
        hooks.put("duplicate", webhook.duplicate).put("redeliver", webhook.redeliver);
        hooks.put("shuffle", webhook.shuffle).set("delay_ms", array(webhook.delay));
        hooks.put("batch", webhook.batch).put("unknown", webhook.unknown).put("large", webhook.large);
        ObjectNode calls = json.putObject("graph");
        ArrayNode errors = calls.putArray("errors");
        graph.errors.forEach(error -> errors.addObject().put("code", error.code).put("rate", error.rate));
        calls.put("reset", graph.reset).put("lost_answer", graph.lostAnswer).put("early", graph.early);
        calls.set("slow_ms", array(graph.slow));
        graph.unknownRecipients.forEach(calls.putArray("unknown_recipients")::add);
        json.putObject("media").put("status_503", media.status503);
        return json;
    }

    private static ArrayNode array(Range range) {
        return MetaJson.object().putArray("range").add(range.from).add(range.to);
    }
}
