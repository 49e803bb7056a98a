/** Wires everything together, and the command line. */
@NullMarked
package dev.switchboard;

import org.jspecify.annotations.NullMarked;
