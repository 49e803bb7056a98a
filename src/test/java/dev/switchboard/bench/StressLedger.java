package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The agent and the Graph API, who write down what they see: of each customer the numbers of the messages, in the order
 * they came. The agent repeats the numbers in its answer.
 */
final class StressLedger {
    private static final Pattern NUMBER = Pattern.compile("n(\\d+)");

    private final Map<String, List<Integer>> asked = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> sent = new ConcurrentHashMap<>();
    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    static String text(int number) {
        return "n" + number;
    }

    static List<Integer> numbersIn(String text) {
        return NUMBER.matcher(text)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    Map<String, List<Integer>> asked() {
        return asked;
    }

    Map<String, List<Integer>> sent() {
        return sent;
    }

    /** Messages that were answered by a send, so far. */
    int answered() {
        return answers.get();
    }

    String agent(String path, String body) {
        JsonNode request = tree(body);
        List<Integer> numbers = new ArrayList<>();
        request.get("messages")
                .forEach(message -> numbers.addAll(numbersIn(message.get("text").asText())));
        note(asked, request.at("/customer/customer_phone").asText(), numbers);
        return "{\"text\":\"re " + numbers.stream().map(StressLedger::text).collect(Collectors.joining(" ")) + "\"}";
    }

    String graph(String path, String body) {
        JsonNode request = tree(body);
        String to = request.get("to").asText().replace("+", "");
        List<Integer> numbers = numbersIn(request.at("/text/body").asText());
        note(sent, to, numbers);
        answers.addAndGet(numbers.size());
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+%s\",\"wa_id\":\"%s\"}],\"messages\":[{\"id\":\"wamid.out-%d\"}]}"
                .formatted(to, to, sends.incrementAndGet());
    }

    private static void note(Map<String, List<Integer>> ledger, String customer, List<Integer> numbers) {
        ledger.computeIfAbsent(customer, unseen -> new ArrayList<>()).addAll(numbers);
    }

    private static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
