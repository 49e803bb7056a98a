/** Meta in a box: an emulated platform to type into, for trying things out and for tests. */
@NullMarked
package dev.switchboard.sandbox;

import org.jspecify.annotations.NullMarked;
