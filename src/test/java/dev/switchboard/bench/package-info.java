/**
 * The benchmarks' driver: load over plain sockets from one thread, floors to compare with, and a table of medians. Run by
 * the commands in {@code bench/}, never by a test.
 */
@NullMarked
package dev.switchboard.bench;

import org.jspecify.annotations.NullMarked;
