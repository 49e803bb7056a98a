/** Health and metrics for the people who run it. */
@NullMarked
package dev.switchboard.http.ops;

import org.jspecify.annotations.NullMarked;
