package dev.switchboard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.outbound.BodyReader;
import dev.switchboard.outbound.OutboundResult.Answered;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer on its way in, whether it comes as a stream or as a whole. */
final class AnswerStream implements BodyReader {
    /** What ends a stream. */
    static final String DONE = "[DONE]";

    private final AnswerForm form;
    private final EventStream events;
    private boolean begun;
    private @Nullable Heard heard;

    AnswerStream(AnswerForm form) {
        this.form = form;
        this.events = new EventStream(form::event);
    }

    @Override
    public boolean takes(int status, Map<String, String> headers) {
        String type = headers.getOrDefault("content-type", "");
        begun = status >= 200
                && status <= 299
                && status != 202
                && type.toLowerCase(Locale.ROOT).contains("text/event-stream");
        return begun;
    }

    @Override
    public boolean read(byte[] bytes, int length) {
        events.feed(bytes, length);
        return !form.isOver();
    }

    /** Whether it came as a stream. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether a stream was whole before its connection broke. */
    boolean isWhole() {
        return begun && form.isWhole();
    }

    /** What a successful answer came to; found out once. */
    Heard heard(Answered answer) {
        if (heard == null) {
            heard = begun ? streamed() : form.whole(answer.body());
        }
        return heard;
    }

    /** What a stream came to that broke after it was whole. */
    Heard streamed() {
        String last = events.rest();
        if (isMeant(last)) {
            form.event(last);
        }
        return form.heard();
    }

    /** Whether an object says that something went wrong; {@code "error": false} and the like do not. */
    static boolean tellsOfError(JsonNode event) {
        JsonNode error = event.path("error");
        return error.isObject()
                || error.asBoolean()
                || (error.isTextual() && !error.asText().isBlank());
    }

    /** Many forget the empty line after the last event; what was cut off within an event is none. */
    private static boolean isMeant(String last) {
        try {
            return last.strip().equals(DONE) || AgentJson.MAPPER.readTree(last).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
