package dev.switchboard.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of every kind as words a person can read: until a channel can send a kind itself, this is what goes out. */
final class TextForms {
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");
    private static final List<String> OPTION_WORDS = List.of("title", "text", "label", "id");

    private TextForms() {}

    /** The message in words; null when it says nothing. */
    static @Nullable String of(Fields message) throws UnreadableAnswerException {
        String type = message.text("type");
        if (type == null) {
            return text(message, "type");
        }
        if (MEDIA.contains(type)) {
            return media(message, type);
        }
        return switch (type) {
            case "text" -> text(message, "text");
            case "buttons" -> buttons(message);
            case "list" -> list(message);
            case "template" -> template(message);
            case "reaction" -> message.text("emoji");
            case "location" -> location(message);
            default ->
                throw new UnreadableAnswerException(message.pathOf("type") + " is no kind of message: use text, image,"
                        + " video, audio, document, buttons, list, template, reaction or location");
        };
    }

    /** @param orMissing what to miss when there is no text at all; a blank one says nothing */
    private static @Nullable String text(Fields message, String orMissing) throws UnreadableAnswerException {
        if (!message.json().has("text")) {
            throw new UnreadableAnswerException(message.pathOf(orMissing) + " is missing");
        }
        return message.text("text");
    }

    private static String media(Fields message, String type) throws UnreadableAnswerException {
        String url = message.text("url");
        if (url == null && message.text("media_id") == null) {
            throw new UnreadableAnswerException(message.pathOf("url") + " is missing");
        }
        List<String> lines = new ArrayList<>();
        add(lines, message.text("caption"));
        add(lines, message.text("filename"));
        lines.add(url == null ? "[" + type + "]" : url);
        return String.join("\n", lines);
    }

    private static String buttons(Fields message) throws UnreadableAnswerException {
        List<String> lines = new ArrayList<>();
        lines.add(message.requiredText("text"));
        number(lines, message, "options", 0);
        return String.join("\n", lines);
    }

    /** Rows in sections, or just options; numbered through, so that an answer by number is clear. */
    private static String list(Fields message) throws UnreadableAnswerException {
        List<String> lines = new ArrayList<>();
        add(lines, message.text("text"));
        int count = number(lines, message, "options", 0);
        List<JsonNode> sections = message.list("sections");
        for (int i = 0; i < sections.size(); i++) {
            Fields section = message.item("sections", i, sections.get(i));
            add(lines, section.text("title"));
            count = number(lines, section, "rows", count);
        }
        if (count == 0) {
            throw new UnreadableAnswerException(message.pathOf("options") + " is missing");
        }
        return String.join("\n", lines);
    }

    private static int number(List<String> lines, Fields holder, String name, int before)
            throws UnreadableAnswerException {
        List<JsonNode> options = holder.list(name);
        for (int i = 0; i < options.size(); i++) {
            lines.add((before + i + 1) + ". " + option(holder, name, i, options.get(i)));
        }
        return before + options.size();
    }

    private static String option(Fields holder, String name, int index, JsonNode option)
            throws UnreadableAnswerException {
        if (option.isTextual()) {
            return option.textValue();
        }
        Fields fields = holder.item(name, index, option);
        for (String word : OPTION_WORDS) {
            String text = fields.text(word);
            if (text != null) {
                String description = fields.text("description");
                return description == null ? text : text + ": " + description;
            }
        }
        throw new UnreadableAnswerException(fields.pathOf("title") + " is missing");
    }

    /** Its own words are with the platform: what we have is its name and what would be put in. */
    private static String template(Fields message) throws UnreadableAnswerException {
        String name = message.requiredText("name");
        List<String> values = message.json().path("components").findValuesAsText("text");
        return values.isEmpty() ? "[" + name + "]" : "[" + name + "] " + String.join(", ", values);
    }

    private static String location(Fields message) throws UnreadableAnswerException {
        String place = message.number("latitude") + "," + message.number("longitude");
        List<String> lines = new ArrayList<>();
        add(lines, message.text("name"));
        add(lines, message.text("address"));
        lines.add("https://maps.google.com/?q=" + place);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null) {
            lines.add(line);
        }
    }
}
