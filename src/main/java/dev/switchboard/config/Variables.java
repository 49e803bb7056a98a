package dev.switchboard.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts environment variables where a value says {@code ${NAME}}; {@code $${NAME}} stands for the text itself. */
record Variables(Map<String, String> environment, Faults faults) {
    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The text so that it stands for itself, whoever wrote it: only a file may name our environment. */
    static String escaped(String text) {
        return REFERENCE.matcher(text).replaceAll("\\$$0");
    }

    /** The value with its variables put in; null when one is missing, which is then among the faults. */
    @Nullable
    Value expand(String key, Value written) {
        Matcher references = REFERENCE.matcher(written.text());
        if (!allSet(key, written)) {
            return null;
        }
        String text = references.replaceAll(match -> Matcher.quoteReplacement(replacement(match)));
        return new Value(written.at(), text);
    }

    private boolean allSet(String key, Value written) {
        return REFERENCE
                .matcher(written.text())
                .results()
                .filter(match -> !isEscaped(match))
                .map(match -> isSet(key, written.at(), match.group(2)))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean isSet(String key, Place at, String name) {
        if (!NAME.matcher(name).matches()) {
            faults.add(at, key, "${…} holds no name of a variable", "write ${NAME}, or $${…} for the text itself");
            return false;
        }
        if (!environment.containsKey(name)) {
            faults.add(at, key, "the environment variable " + name + " is not set", "set it before the start");
            return false;
        }
        return true;
    }

    private String replacement(MatchResult match) {
        return isEscaped(match) ? match.group().substring(1) : environment.getOrDefault(match.group(2), "");
    }

    private static boolean isEscaped(MatchResult match) {
        return !match.group(1).isEmpty();
    }
}
