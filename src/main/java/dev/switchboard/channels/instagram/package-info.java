/** Instagram messaging: what its webhooks say and how a message is sent. */
@NullMarked
package dev.switchboard.channels.instagram;

import org.jspecify.annotations.NullMarked;
