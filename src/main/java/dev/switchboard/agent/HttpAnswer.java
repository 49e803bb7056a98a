package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an {@code http} agent. As a stream: {@code {"content": "…"}} pieces, ended by {@code [DONE]} or by an
 * object with {@code messages} or {@code text}, which then is the answer and the pieces were only its preview. Whatever
 * else the objects hold belongs to the answer as well.
 */
final class HttpAnswer implements AnswerForm {
    private final Written written;
    private final ObjectNode rest = AgentJson.MAPPER.createObjectNode();
    private int events;
    private boolean over;
    private @Nullable Heard trouble;

    HttpAnswer(Pieces pieces) {
        this.written = new Written(pieces);
    }

    @Override
    public void event(String data) {
        events++;
        if (over) {
            return;
        }
        if (data.strip().equals(AnswerStream.DONE)) {
            over = true;
            return;
        }
        try {
            take(Fields.of(parse(data), path()));
        } catch (UnreadableAnswerException e) {
            stop(new Heard.Unusable(Objects.requireNonNull(e.getMessage())));
        }
    }

    private String path() {
        return "event " + events + " of the stream";
    }

    private JsonNode parse(String data) throws UnreadableAnswerException {
        try {
            return AgentJson.MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException(path() + " is not JSON");
        }
    }

    private void take(Fields event) throws UnreadableAnswerException {
        if (AnswerStream.tellsOfError(event.json())) {
            stop(new Heard.Broken("the stream told of an error"));
            return;
        }
        written.add(event.string("content"));
        event.json().properties().forEach(field -> rest.set(field.getKey(), field.getValue()));
        rest.remove("content");
        over = event.json().hasNonNull("messages") || event.json().hasNonNull("text");
    }

    private void stop(Heard why) {
        trouble = why;
        over = true;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public boolean isWhole() {
        return over;
    }

    @Override
    public Heard heard() {
        if (trouble != null) {
            return trouble;
        }
        return over ? new Heard.Answer(answer()) : new Heard.Broken("the stream ended without its end mark");
    }

    private byte[] answer() {
        if (rest.path("messages").isEmpty() && !rest.hasNonNull("text")) {
            rest.put("text", written.text());
        }
        return rest.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Heard whole(byte[] body) {
        return new Heard.Answer(body);
    }
}
