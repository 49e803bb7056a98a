/** What was said: conversations, messages and their receipts. */
@NullMarked
package dev.switchboard.conversations;

import org.jspecify.annotations.NullMarked;
