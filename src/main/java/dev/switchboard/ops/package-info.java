/** Metric names, health and shutdown. */
@NullMarked
package dev.switchboard.ops;

import org.jspecify.annotations.NullMarked;
