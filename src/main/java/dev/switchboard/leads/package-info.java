/** Who wrote: leads, the ids they are known by, and the queries a business asks of them. */
@NullMarked
package dev.switchboard.leads;

import org.jspecify.annotations.NullMarked;
