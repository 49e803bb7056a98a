/** Templates: what was sent of them, to whom and when. */
@NullMarked
package dev.switchboard.templates;

import org.jspecify.annotations.NullMarked;
