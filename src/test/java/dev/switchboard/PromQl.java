package dev.switchboard;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which metrics and labels a query names. Enough of the language for the queries we ship. */
record PromQl(String query) {
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** Given by Prometheus or by the shape of a histogram. */
    private static final Set<String> EVERYWHERE = Set.of("job", "instance", "le");

    Set<String> metrics() {
        String bare = MATCHERS.matcher(query).replaceAll("");
        bare = GROUPING.matcher(bare).replaceAll("").replaceAll("\\[[^]]*]", "");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Labels it matches or groups by. */
    Set<String> labels() {
        Set<String> labels = new TreeSet<>(grouping());
        MATCHERS.matcher(query)
                .results()
                .flatMap(match -> LABEL.matcher(match.group(1)).results())
                .map(label -> label.group(1))
                .forEach(labels::add);
        labels.removeAll(EVERYWHERE);
        return labels;
    }

    /** Labels that its result has. */
    Set<String> grouping() {
        return GROUPING.matcher(query)
                .results()
                .flatMap(group -> Pattern.compile("\\s*,\\s*").splitAsStream(group.group(1)))
                .filter(label -> !EVERYWHERE.contains(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
