/** What the chat widget calls: {@code channels/webchat/WIRE.md} tells the wire. */
@NullMarked
package dev.switchboard.http.webchat;

import org.jspecify.annotations.NullMarked;
