package dev.switchboard;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} told: the labels of every metric in it. */
record Scrape(Map<String, Set<String>> labels) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static Scrape of(String text) {
        Map<String, Set<String>> labels = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(labels, line));
        return new Scrape(labels);
    }

    private static void add(Map<String, Set<String>> labels, String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalStateException("no sample: " + line);
        }
        Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> names.add(label.group(1)));
        }
    }

    boolean has(String metric) {
        return labels.containsKey(metric);
    }
}
