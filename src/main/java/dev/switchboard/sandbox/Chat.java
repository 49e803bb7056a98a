package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.PhoneMessage.Direction;
import io.javalin.http.BadRequestResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an act is done in: a phone, what is on it, and what was said with the act.
 *
 * @param messages on the phone, oldest first
 * @param about id of the message that is meant; null for the newest that fits
 * @param text typed with it; null for none
 * @param origin where the sandbox is, such as {@code http://127.0.0.1:4000}
 */
record Chat(
        SandboxAccount account,
        List<PhoneMessage> messages,
        @Nullable String about,
        @Nullable String text,
        String origin) {
    /** What changes other messages rather than being one. */
    private static final Set<String> CHANGES = Set.of("reaction", "edit", "revoke", "message_edit", "unsend", "read");

    String textOr(String otherwise) {
        return text == null ? otherwise : text;
    }

    /** The message of the business's that is meant. */
    PhoneMessage answer() {
        return find(Direction.ANSWER, "Your business has not written yet");
    }

    /** The message of one's own that is meant. */
    PhoneMessage own() {
        return find(Direction.TYPED, "Nothing of your own is here yet");
    }

    private PhoneMessage find(Direction direction, String nothing) {
        return messages.reversed().stream()
                .filter(message -> about == null
                        ? message.direction() == direction && !CHANGES.contains(message.type())
                        : message.id().equals(about))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse(nothing));
    }

    /** How often a message was edited so far, as told by what stands at that place of an edit. */
    long edits(String pointer, String id) {
        return messages.stream()
                .map(PhoneMessage::content)
                .map(content -> content.at(pointer))
                .map(JsonNode::asText)
                .filter(id::equals)
                .count();
    }
}
