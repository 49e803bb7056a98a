/** The only door to other people's servers: pooled, with deadlines, address checks and circuits. */
@NullMarked
package dev.switchboard.outbound;

import org.jspecify.annotations.NullMarked;
