/** Where platforms post what customers write. */
@NullMarked
package dev.switchboard.http.webhooks;

import org.jspecify.annotations.NullMarked;
