/** The vocabulary every other package speaks: accounts, customers, events, content, receipts. */
@NullMarked
package dev.switchboard.message;

import org.jspecify.annotations.NullMarked;
