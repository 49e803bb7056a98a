/** What WhatsApp and Instagram share: handshake, signature, the Graph API and its error table. */
@NullMarked
package dev.switchboard.channels.meta;

import org.jspecify.annotations.NullMarked;
