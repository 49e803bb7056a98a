package dev.switchboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code openapi.yaml}, to hold answers against. Stricter than what it promises: a field that it does not name is a fault,
 * because here it would be one nobody wrote down.
 */
public final class OpenApi {
    /** What any address may answer: the web server's own, before a route is found. */
    private static final Set<Integer> ANYWHERE = Set.of(404, 405, 408, 414, 431);

    private static final OpenApi ONE = new OpenApi();

    private final JsonNode document = read();
    private final ObjectNode components = strict(document.get("components").deepCopy());
    private final Map<String, Pattern> paths = new TreeMap<>();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private OpenApi() {
        document.get("paths").fieldNames().forEachRemaining(path -> paths.put(path, pattern(path)));
    }

    public static OpenApi document() {
        return ONE;
    }

    public JsonNode tree() {
        return document;
    }

    private static JsonNode read() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <N extends JsonNode> N strict(N node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::strict);
        return node;
    }

    private static Pattern pattern(String path) {
        String[] parts = path.split("(?<=})|(?=\\{)");
        return Pattern.compile(
                String.join("", Arrays.stream(parts).map(OpenApi::part).toList()));
    }

    private static String part(String part) {
        return part.startsWith("{") ? "[^/]+" : Pattern.quote(part);
    }

    /** The path of the document that an address falls under; the one with most literal text when there are several. */
    public Optional<String> pathOf(String address) {
        return pathsOf(address).findFirst();
    }

    private Stream<String> pathsOf(String address) {
        String path = address.replaceFirst("[?#].*", "").replaceFirst("(?<=.)/$", "");
        return paths.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(one -> one.split("\\{").length));
    }

    /** As the server chooses: what another method has at this very address stands in nobody's way. */
    private Optional<String> pathOf(String method, String address) {
        return pathsOf(address)
                .filter(path -> document.at("/paths").path(path).has(method.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> pathOf(address));
    }

    /** Fails a test whose answer is not as it is written down. */
    public void require(String method, String address, HttpResponse<String> answer) {
        require(method, address, answer.statusCode(), answer.headers(), answer.body());
    }

    /** As above. */
    public void require(String method, String address, int status, HttpHeaders headers, String body) {
        List<String> faults = faults(method, address, status, headers, body);
        if (!faults.isEmpty()) {
            throw new AssertionError("not as openapi.yaml says: " + faults);
        }
    }

    /** What is wrong with an answer; empty when nothing is. */
    public List<String> faults(String method, String address, int status, HttpHeaders headers, String body) {
        Optional<String> path = pathOf(method, address);
        if (method.equals("OPTIONS") || method.equals("HEAD")) {
            return List.of();
        }
        if (path.isEmpty()) {
            return status < 400 ? List.of(method + " " + address + " is none of the document's") : List.of();
        }
        JsonNode operation = document.at("/paths").get(path.get()).path(method.toLowerCase(Locale.ROOT));
        JsonNode responses = operation.path("responses");
        JsonNode response =
                resolved(responses.path(responses.has(String.valueOf(status)) ? String.valueOf(status) : "default"));
        if (response.isMissingNode()) {
            return ANYWHERE.contains(status) || operation.isMissingNode()
                    ? against(components.at("/schemas/Error"), body)
                    : List.of(method + " " + path.get() + " answers " + status + ", which is not written down");
        }
        return Stream.concat(
                        missingHeaders(response, headers).stream(), against(response.path("content"), headers, body))
                .map(fault -> method + " " + address + " " + status + ": " + fault)
                .toList();
    }

    private List<String> against(JsonNode schema, String body) {
        List<String> faults = new ArrayList<>();
        validator(schema).validate(Api.tree(body)).forEach(fault -> faults.add(fault.getMessage()));
        return faults;
    }

    private Stream<String> against(JsonNode content, HttpHeaders headers, String body) {
        String type = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (content.isEmpty()) {
            return body.isEmpty() ? Stream.empty() : Stream.of("has a body");
        }
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            return Stream.of("is " + type);
        }
        return type.equals("application/json") ? against(media.get("schema"), body).stream() : Stream.empty();
    }

    private List<String> missingHeaders(JsonNode response, HttpHeaders headers) {
        List<String> missing = new ArrayList<>();
        response.path("headers").fieldNames().forEachRemaining(name -> {
            if (headers.firstValue(name).isEmpty() && !isConditional(name)) {
                missing.add("lacks " + name);
            }
        });
        return missing;
    }

    /** There where a user has a limit, and in a server that has any. */
    private static boolean isConditional(String name) {
        return name.contains("RateLimit");
    }

    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Whether an example is what its schema says. */
    public List<String> exampleFaults(JsonNode media) {
        return against(media.get("schema"), media.get("example").toString());
    }

    private JsonSchema validator(JsonNode schema) {
        return schemas.computeIfAbsent(schema, this::compile);
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = strict((ObjectNode) schema.deepCopy());
        whole.set("components", components);
        return factory.getSchema(whole);
    }
}
