/** The embedded database: one writer that commits in groups, a few readers, migrations. */
@NullMarked
package dev.switchboard.store;

import org.jspecify.annotations.NullMarked;
