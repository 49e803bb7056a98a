package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reference prints: its commands with the answers of their sections, and the fields that may be null.
 *
 * @param path of the command, from the host on
 * @param answer what its section prints
 */
record Printed(String path, JsonNode answer) {
    /** The reference itself, beside a checkout; elsewhere a copy of its commands has to do. */
    static final Path REFERENCE = Path.of("..", "shared", "spec", "seeds", "002_0258eb49e61f5112.txt");

    static final Set<String> NULLABLE = Set.of(
            "name",
            "email",
            "company",
            "lead_status",
            "total_score",
            "intent_score",
            "urgency_score",
            "budget_score",
            "fit_score",
            "engagement_score",
            "last_message_at",
            "last_message_text",
            "last_message_sender",
            "extraction_id");

    private static final String LEADS = "/users/789895c8-4bd6-43e9-bfea-a4171ec47197/leads";
    private static final Pattern SECTION = Pattern.compile("(?m)^## \\d\\. ");
    private static final Pattern CURL = Pattern.compile("curl \"http://localhost:4000([^\"]+)\"");
    private static final Pattern ANSWER = Pattern.compile("### Response\\s+```json\\s+(.+?)```", Pattern.DOTALL);
    private static final Pattern NULLABLE_ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]+ \\| Yes \\| (?!The unique)");

    static List<Printed> ownCopy() {
        return Stream.of(
                        of("list", "", "?lead_status=Hot", "?platform=whatsapp&days=7", "?search=siddhant"),
                        of("list", "?limit=10&offset=20"),
                        of("stats", "/stats"),
                        of("lead", "/918979556941"),
                        of("messages", "/918979556941/messages", "/918979556941/messages?sender=user"),
                        of("messages", "/918979556941/messages?limit=10&offset=0"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Printed> of(String answer, String... commands) {
        return Stream.of(commands)
                .map(command -> new Printed(LEADS + command, resource(answer)))
                .toList();
    }

    private static JsonNode resource(String name) {
        try (InputStream file = Printed.class.getResourceAsStream("/leads-api/" + name + ".json")) {
            return Api.tree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Printed> inReference() {
        List<Printed> all = new ArrayList<>();
        for (String section : SECTION.split(reference())) {
            ANSWER.matcher(section)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .ifPresent(answer -> CURL.matcher(section)
                            .results()
                            .forEach(curl -> all.add(new Printed(curl.group(1), Api.tree(answer)))));
        }
        return all;
    }

    /** The parameters that are marked with Yes are required, and come before the first field. */
    static Set<String> nullableInReference() {
        String fields = reference().substring(reference().indexOf("#### Lead Object"));
        return NULLABLE_ROW
                .matcher(fields.substring(0, fields.indexOf("#### Conversation Summary Object")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());
    }

    private static String reference() {
        try {
            return Files.readString(REFERENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
