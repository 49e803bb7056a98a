package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of several rounds, and their medians. */
final class Rounds {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Stolen stolen = new Stolen();

    void add(String name, double figure) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    double median(String name) {
        List<Double> sorted =
                figures.getOrDefault(name, List.of(0.0)).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Median of the ratios of the same round. */
    double ratio(String name, String to) {
        Rounds ratios = new Rounds();
        List<Double> above = figures.getOrDefault(name, List.of());
        for (int i = 0; i < above.size(); i++) {
            ratios.add("", above.get(i) / figures.getOrDefault(to, List.of()).get(i));
        }
        return ratios.median("");
    }

    /** One line a figure: median, least and most; and how much the host took for others since the first. */
    void print() {
        figures.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%-44s median %,10.2f   (%,.2f to %,.2f, %d rounds)%n",
                name,
                median(name),
                all.stream().min(Double::compare).orElseThrow(),
                all.stream().max(Double::compare).orElseThrow(),
                all.size()));
        System.out.printf(Locale.ROOT, "stolen by the host %.0f %%%n", stolen.share() * 100);
    }
}
