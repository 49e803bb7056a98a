/** The two steps of the job: inbox to agent to outbox, outbox to channel. */
@NullMarked
package dev.switchboard.relay;

import org.jspecify.annotations.NullMarked;
