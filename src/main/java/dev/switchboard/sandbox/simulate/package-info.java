/** Customers without phones: one message, a file of them, or a load with a report that compares two ledgers. */
@NullMarked
package dev.switchboard.sandbox.simulate;

import org.jspecify.annotations.NullMarked;
