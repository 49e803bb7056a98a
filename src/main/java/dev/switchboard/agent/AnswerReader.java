package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.message.Content;
import dev.switchboard.message.ExtractionJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the JSON of an answer: {@code {"messages": […], "extraction": {…}}}, {@code {"text": "…"}}, or nothing to say. */
final class AnswerReader {
    static final int MOST_MESSAGES = 20;

    private static final Logger log = LoggerFactory.getLogger(AnswerReader.class);
    private static final Set<String> UNDERSTOOD = Set.of("text", "messages", "extraction");
    private static final int MOST_NAMES = 10;

    private AnswerReader() {}

    static AgentResult.Replies read(String agentId, byte[] body) throws UnreadableAnswerException {
        JsonNode json = parse(body);
        if (json.isMissingNode() || json.isNull()) {
            return new AgentResult.Replies(List.of());
        }
        Fields answer = Fields.of(json, "");
        warnOfIgnored(agentId, json);
        return withExtraction(agentId, contents(answer), json.path("extraction"));
    }

    /** What is wrong with an extraction must not cost the customer the reply. */
    private static AgentResult.Replies withExtraction(String agentId, List<Content> contents, JsonNode extraction) {
        if (extraction.isMissingNode() || extraction.isNull() || extraction.isObject() && extraction.isEmpty()) {
            return new AgentResult.Replies(contents);
        }
        try {
            return new AgentResult.Replies(contents, ExtractionJson.read(extraction), null);
        } catch (ExtractionJson.InvalidException e) {
            log.warn("agent.extraction_left_out agent={} reason={}", agentId, e.getMessage());
            return new AgentResult.Replies(contents, null, e.field().isEmpty() ? "extraction" : e.field());
        }
    }

    private static JsonNode parse(byte[] body) throws UnreadableAnswerException {
        try {
            return AgentJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException(
                    looksLikeMarkup(body)
                            ? "the answer is HTML or XML, not JSON: is the URL the agent's?"
                            : "the answer is not JSON (line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            throw new UnreadableAnswerException("the answer is not JSON in UTF-8");
        }
    }

    private static boolean looksLikeMarkup(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    private static List<Content> contents(Fields answer) throws UnreadableAnswerException {
        List<JsonNode> messages = answer.list("messages");
        if (messages.size() > MOST_MESSAGES) {
            throw new UnreadableAnswerException(
                    "the answer has " + messages.size() + " messages, " + MOST_MESSAGES + " is the most");
        }
        List<Content> contents = new ArrayList<>();
        String text = answer.text("text");
        if (text != null) {
            contents.add(new Content.Text(text));
        }
        for (int i = 0; i < messages.size(); i++) {
            String words = TextForms.of(answer.item("messages", i, messages.get(i)));
            if (words != null && !words.isBlank()) {
                contents.add(new Content.Text(words));
            }
        }
        return List.copyOf(contents);
    }

    /** Names only, and none that could be words of a customer. */
    private static void warnOfIgnored(String agentId, JsonNode json) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!UNDERSTOOD.contains(field.getKey()) && !field.getValue().isNull()) {
                names.add(field.getKey().matches("[a-z_]{1,30}") ? field.getKey() : "…");
            }
        }
        if (!names.isEmpty()) {
            log.warn(
                    "agent.answer_fields_ignored agent={} fields={}",
                    agentId,
                    names.stream().limit(MOST_NAMES).toList());
        }
    }
}
