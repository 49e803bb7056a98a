package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a template message against its template. See <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates">templates</a>.
 */
final class TemplateRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final Pattern POSITION = Pattern.compile("\\d+");

    private TemplateRules() {}

    /**
     * Checks that every placeholder has its parameter and every parameter its placeholder.
     *
     * @param sent the {@code template} of the request
     * @throws GraphException 132000, 132012 or 131008
     */
    static void requireMatch(Template template, JsonNode sent) {
        List<JsonNode> components = sent.path("components").valueStream().toList();
        template.components().valueStream().forEach(component -> {
            switch (component.path("type").asText().toUpperCase(Locale.ROOT)) {
                case "HEADER" -> header(component, parameters(components, "header"));
                case "BODY" -> text("body", component, parameters(components, "body"));
                case "BUTTONS" -> buttons(component, components);
                default -> {}
            }
        });
    }

    static GraphException missing(String name, String language) {
        return GraphException.whatsApp(
                404,
                132001,
                "Template name does not exist in the translation",
                "template name (" + name + ") does not exist in " + language);
    }

    private static void header(JsonNode component, List<JsonNode> given) {
        String format = component.path("format").asText("TEXT").toLowerCase(Locale.ROOT);
        if (format.equals("text")) {
            text("header", component, given);
        } else if (given.size() != 1 || !given.getFirst().path("type").asText().equals(format)) {
            throw wrongFormat("header: Format mismatch, expected " + format.toUpperCase(Locale.ROOT));
        }
    }

    private static void text(String place, JsonNode component, List<JsonNode> given) {
        Set<String> expected = placeholders(component.path("text").asText());
        if (expected.size() != given.size()) {
            throw GraphException.whatsApp(
                    132000,
                    "Number of parameters does not match the expected number of params",
                    place + ": number of localizable_params (" + given.size()
                            + ") does not match the expected number of params (" + expected.size() + ")");
        }
        boolean named =
                expected.stream().anyMatch(name -> !POSITION.matcher(name).matches());
        if (named) {
            given.forEach(parameter -> requireName(place, parameter, expected));
        }
    }

    private static void requireName(String place, JsonNode parameter, Set<String> expected) {
        String name = parameter.path("parameter_name").asText("");
        if (!expected.contains(name)) {
            throw wrongFormat(place + ": Parameter name is missing or empty, or not one of " + expected);
        }
    }

    private static void buttons(JsonNode component, List<JsonNode> sent) {
        List<JsonNode> buttons = component.path("buttons").valueStream().toList();
        for (int index = 0; index < buttons.size(); index++) {
            boolean needsOne =
                    !placeholders(buttons.get(index).path("url").asText()).isEmpty();
            if (needsOne && !isGiven(sent, index)) {
                throw GraphException.whatsApp(
                        131008,
                        "Required parameter is missing",
                        "buttons: Button at index " + index + " of type Url requires a parameter");
            }
        }
    }

    private static boolean isGiven(List<JsonNode> sent, int index) {
        return sent.stream()
                .filter(component -> component.path("type").asText().equalsIgnoreCase("button"))
                .filter(component -> component.path("index").asInt() == index)
                .anyMatch(component -> component.path("parameters").size() == 1);
    }

    private static List<JsonNode> parameters(List<JsonNode> components, String type) {
        return components.stream()
                .filter(component -> component.path("type").asText().equalsIgnoreCase(type))
                .flatMap(component -> component.path("parameters").valueStream())
                .toList();
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    private static GraphException wrongFormat(String details) {
        return GraphException.whatsApp(
                132012, "Parameter format does not match format in the created template", details);
    }
}
