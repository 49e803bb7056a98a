/** Turns the events of one webhook into messages, leads and work, in one transaction per user. */
@NullMarked
package dev.switchboard.intake;

import org.jspecify.annotations.NullMarked;
