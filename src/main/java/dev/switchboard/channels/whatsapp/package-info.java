/** WhatsApp Cloud API: what its webhooks say and how a message is sent. */
@NullMarked
package dev.switchboard.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
