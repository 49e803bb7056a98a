package dev.switchboard.config;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one YAML file into {@link Node}s. Text stays as it was written: what it means is decided by who asks for it. */
final class YamlFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final Place file;
    private final Faults faults;

    private YamlFile(YAMLParser parser, Place file, Faults faults) {
        this.parser = parser;
        this.file = file;
        this.faults = faults;
    }

    /** The keys of the file; empty when it cannot be read, which is then among the faults. */
    static Optional<Node.Mapping> read(Path path, Faults faults) {
        Place file = new Place(path.toString(), 1);
        try (YAMLParser parser = YAML.createParser(withoutMark(Files.readString(path)))) {
            return new YamlFile(parser, file, faults).document();
        } catch (CharacterCodingException e) {
            faults.add(file, "", "is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            YamlSyntax.addTo(faults, file, e);
        }
        return Optional.empty();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<Node.Mapping> document() throws IOException {
        if (parser.nextToken() == null) {
            return Optional.of(Node.Mapping.empty(file));
        }
        Node root = value(here());
        if (parser.nextToken() != null) {
            faults.add(here(), "", "a second document starts here", "keep one document in a file");
        }
        return mappingOf(root);
    }

    private Optional<Node.Mapping> mappingOf(Node root) {
        return switch (root) {
            case Node.Mapping mapping -> Optional.of(mapping);
            case Node.Scalar(Place at, String text) when text == null -> Optional.of(Node.Mapping.empty(at));
            default -> {
                faults.add(root.at(), "", "is " + root.kind(), "write keys with values, such as `name: value`");
                yield Optional.empty();
            }
        };
    }

    private Node value(Place at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_NULL -> new Node.Scalar(at, null);
            default -> scalar(at);
        };
    }

    private Node mapping(Place at) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place keyAt = here();
            parser.nextToken();
            if (entries.putIfAbsent(key, value(keyAt)) != null) {
                faults.add(keyAt, key, "is written twice", "keep one of them");
            }
        }
        return new Node.Mapping(at, entries);
    }

    private Node sequence(Place at) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(here()));
        }
        return new Node.Sequence(at, items);
    }

    private Node scalar(Place at) throws IOException {
        if (parser.isCurrentAlias()) {
            faults.add(at, "", "an alias (*name) is not read here", "write the value out");
        }
        return new Node.Scalar(at, parser.getText());
    }

    private Place here() {
        return file.atLine(parser.currentTokenLocation().getLineNr());
    }
}
