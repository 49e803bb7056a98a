package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.store.Database;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The message templates of the WhatsApp business accounts. What is made is approved at once. */
final class Templates {
    private static final int PAGE = 25;
    private static final int MOST = 1000;
    private static final int EXISTS_ALREADY = 2388024;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Set<String> CATEGORIES = Set.of("AUTHENTICATION", "MARKETING", "UTILITY");

    private final Database database;
    private final MetaIds ids;

    Templates(Database database, MetaIds ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Checks a template message.
     *
     * @throws GraphException when there is no such template or its parameters do not match
     */
    void requireMatch(SandboxAccount account, JsonNode sent) {
        String name = SendRules.required(sent, "name");
        String language = SendRules.required(sent.path("language"), "code");
        Template template = database.read(
                        transaction -> Template.find(transaction, account.businessId(), name, language))
                .orElseThrow(() -> TemplateRules.missing(name, language));
        TemplateRules.requireMatch(template, sent);
    }

    GraphAnswer list(String businessId, GraphCall call) {
        long after = number(call, "after", 0);
        int limit = (int) Math.clamp(number(call, "limit", PAGE), 1, MOST);
        List<Template> page = database.read(transaction ->
                Template.after(transaction, businessId, call.query().get("name"), after, limit));
        ObjectNode body = MetaJson.object();
        ArrayNode data = body.putArray("data");
        page.forEach(template -> data.add(template.json()));
        if (!page.isEmpty()) {
            body.putObject("paging")
                    .putObject("cursors")
                    .put("before", Long.toString(page.getFirst().no()))
                    .put("after", Long.toString(page.getLast().no()));
        }
        return GraphAnswer.ok(body);
    }

    GraphAnswer create(String businessId, GraphCall call) {
        Template template = checked(businessId, call.body());
        if (!database.write(template::insert)) {
            throw GraphException.instagram(
                    100, EXISTS_ALREADY, "There is already " + template.language() + " content for this template");
        }
        return GraphAnswer.ok(MetaJson.object()
                .put("id", template.id())
                .put("status", "APPROVED")
                .put("category", template.category()));
    }

    GraphAnswer delete(String businessId, GraphCall call) {
        String name = call.query().getOrDefault("name", "");
        if (database.write(transaction -> Template.delete(transaction, businessId, name)) == 0) {
            throw GraphException.parameter("No message template of the name \"" + name + "\" found");
        }
        return GraphAnswer.success();
    }

    private Template checked(String businessId, JsonNode body) {
        String name = SendRules.required(body, "name");
        String language = SendRules.required(body, "language");
        String category = SendRules.required(body, "category");
        if (!NAME.matcher(name).matches()) {
            throw GraphException.parameter("Param name must have lower-case letters, digits and underscores only");
        }
        if (!CATEGORIES.contains(category)) {
            throw GraphException.parameter("Param category must be one of "
                    + CATEGORIES.stream().sorted().toList());
        }
        boolean hasBody = body.path("components")
                .valueStream()
                .anyMatch(component -> component.path("type").asText().equalsIgnoreCase("BODY"));
        if (!hasBody) {
            throw GraphException.parameter("Param components must have one of type BODY");
        }
        return new Template(0, businessId, ids.number(), name, language, category, body.path("components"));
    }

    private static long number(GraphCall call, String name, long missing) {
        String value = call.query().get(name);
        if (value == null) {
            return missing;
        }
        if (!value.matches("\\d{1,15}")) {
            throw GraphException.parameter("Param " + name + " must be a number");
        }
        return Long.parseLong(value);
    }
}
