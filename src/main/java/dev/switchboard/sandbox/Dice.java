package dev.switchboard.sandbox;

import java.util.SplittableRandom;

/** Chance without threads: what is thrown depends on the seed and on what it is thrown for, and on nothing else. */
record Dice(long seed) {
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    /**
     * A number from 0 to just under 1.
     *
     * @param what the question, such as {@code duplicate}
     * @param whom the customer it is about
     * @param ordinal the how many-th of them it is
     */
    double roll(String what, String whom, long ordinal) {
        long hash = mixed(mixed(BASIS ^ seed, what), whom) ^ (ordinal * 0x9e3779b97f4a7c15L);
        return new SplittableRandom(hash).nextDouble();
    }

    private static long mixed(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ text.length()) * PRIME;
    }
}
