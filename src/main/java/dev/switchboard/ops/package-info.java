/** Metric names, log formats and health. */
@NullMarked
package dev.switchboard.ops;

import org.jspecify.annotations.NullMarked;
