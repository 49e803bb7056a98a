/** The port between us and a messaging platform: what a channel must do, and what it may do besides. */
@NullMarked
package dev.switchboard.channels;

import org.jspecify.annotations.NullMarked;
