package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer of a chat completion, as <a
 * href="https://platform.openai.com/docs/api-reference/chat-streaming">chunks</a> ended by {@code [DONE]}, or as one
 * object from servers that do not stream. Only the text of the first choice counts.
 */
final class OpenAiAnswer implements AnswerForm {
    private static final Logger log = LoggerFactory.getLogger(OpenAiAnswer.class);

    private final String agentId;
    private final Written written;
    private boolean done;
    private boolean toolCalls;
    private @Nullable String finish;
    private @Nullable Heard trouble;

    OpenAiAnswer(String agentId, Pieces pieces) {
        this.agentId = agentId;
        this.written = new Written(pieces);
    }

    @Override
    public void event(String data) {
        if (isOver()) {
            return;
        }
        if (data.strip().equals(AnswerStream.DONE)) {
            done = true;
            return;
        }
        try {
            take(AgentJson.MAPPER.readTree(data), "delta");
        } catch (JsonProcessingException e) {
            trouble = new Heard.Unusable("an event of the stream is not JSON");
        }
    }

    private void take(JsonNode chunk, String part) {
        if (OpenAiError.isOne(chunk)) {
            trouble = OpenAiError.read(chunk);
            return;
        }
        JsonNode choice = chunk.path("choices").path(0);
        if (choice.path("index").asInt() == 0) {
            say(choice.path(part));
            finish = choice.path("finish_reason").asText(finish);
        }
    }

    private void say(JsonNode words) {
        written.add(textOf(words.path("content")));
        written.add(textOf(words.path("refusal")));
        toolCalls |= !words.path("tool_calls").isEmpty() || words.hasNonNull("function_call");
    }

    /** A text, or a list of parts of which some are text. */
    private static String textOf(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    @Override
    public boolean isOver() {
        return done || trouble != null;
    }

    /** Not every server ends with the mark, but all say why they finished. */
    @Override
    public boolean isWhole() {
        return isOver() || finish != null;
    }

    @Override
    public Heard heard() {
        if (trouble != null) {
            return trouble;
        }
        return isWhole() ? finished() : new Heard.Broken("the stream ended without its end mark");
    }

    private Heard finished() {
        if (toolCalls) {
            log.warn("agent.tool_calls_ignored agent={}", agentId);
        }
        return switch (finish) {
            case "content_filter" -> new Heard.Unusable("the model's content filter held the answer back");
            case "length" -> cut();
            case null, default -> answer();
        };
    }

    private Heard cut() {
        if (written.isBlank()) {
            return new Heard.Unusable("the model reached its limit before it said anything: raise max_tokens");
        }
        log.warn(
                "agent.answer_cut_by_the_model agent={} characters={}",
                agentId,
                written.text().length());
        return answer();
    }

    private Heard answer() {
        return new Heard.Answer(AgentJson.MAPPER
                .createObjectNode()
                .put("text", written.text())
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Heard whole(byte[] body) {
        try {
            JsonNode answer = AgentJson.MAPPER.readTree(body);
            take(answer, "message");
            return trouble == null && answer.path("choices").isEmpty() ? noChoice(answer) : wholeOf();
        } catch (IOException e) {
            return new Heard.Unusable("the answer is not JSON: is base_url the model's server?");
        }
    }

    private Heard wholeOf() {
        return trouble == null ? finished() : trouble;
    }

    private static Heard noChoice(JsonNode answer) {
        return answer.isMissingNode()
                ? new Heard.Broken("the answer is empty")
                : new Heard.Unusable("the answer has no choices: is base_url the model's server?");
    }
}
