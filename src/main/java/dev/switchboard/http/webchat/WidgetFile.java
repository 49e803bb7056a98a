package dev.switchboard.http.webchat;

import dev.switchboard.http.StaticFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The widget's script: one file, the same for every site and every page, without the indentation and the comments that
 * people read it by.
 */
final class WidgetFile {
    private static final String PATH = "/channels/webchat/widget/widget.js";
    private static final String TYPE = "text/javascript; charset=utf-8";
    private static final Map<String, String> FOR_ANY_PAGE = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Cross-Origin-Resource-Policy", "cross-origin",
            "Cache-Control", "public, max-age=3600");

    private WidgetFile() {}

    static StaticFile read() {
        String source = new String(StaticFile.read(PATH, TYPE).content(), StandardCharsets.UTF_8);
        return new StaticFile(bare(source).getBytes(StandardCharsets.UTF_8), TYPE, FOR_ANY_PAGE);
    }

    /** The source is written so that this changes nothing: no line of it begins with {@code //} but comments. */
    private static String bare(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
