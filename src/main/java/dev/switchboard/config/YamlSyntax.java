package dev.switchboard.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says where and why a file is no YAML, without the piece of the file that parsers like to quote. */
final class YamlSyntax {
    private static final String REMEDY = "look at the indentation, quotes and brackets around this line";

    private YamlSyntax() {}

    static void addTo(Faults faults, Place file, IOException failure) {
        if (failure instanceof JacksonException syntax) {
            addSyntax(faults, file, syntax);
        } else if (failure instanceof AccessDeniedException) {
            faults.add(file, "", "may not be read", "give the account that runs Switchboard the right to read it");
        } else {
            faults.add(file, "", "cannot be read", "make it a readable file");
        }
    }

    private static void addSyntax(Faults faults, Place file, JacksonException syntax) {
        if (syntax.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
            faults.add(file.atLine(lineOf(marked)), "", "is not YAML: " + withoutQuote(marked.getProblem()), REMEDY);
        } else {
            faults.add(file.atLine(lineOf(syntax.getLocation())), "", "is not YAML", REMEDY);
        }
    }

    private static int lineOf(MarkedYAMLException marked) {
        Mark mark = marked.getProblemMark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int lineOf(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String withoutQuote(String problem) {
        int end = problem.indexOf('\n');
        return end < 0 ? problem : problem.substring(0, end);
    }
}
