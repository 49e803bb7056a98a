/** The chat widget on a site, as a channel: we are the platform. */
@NullMarked
package dev.switchboard.channels.webchat;

import org.jspecify.annotations.NullMarked;
