/** The one who answers: agents and what they may say. */
@NullMarked
package dev.switchboard.agent;

import org.jspecify.annotations.NullMarked;
