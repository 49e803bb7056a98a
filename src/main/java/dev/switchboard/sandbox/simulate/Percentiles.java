package dev.switchboard.sandbox.simulate;

import java.util.stream.DoubleStream;

/** How long things took, milliseconds. */
public record Percentiles(double p50, double p99, double most) {

    static Percentiles of(DoubleStream millis) {
        double[] sorted = millis.sorted().toArray();
        return new Percentiles(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }
}
