/** Durable work in order per lane: what is added in a transaction is done, once, after its commit. */
@NullMarked
package dev.switchboard.queue;

import org.jspecify.annotations.NullMarked;
