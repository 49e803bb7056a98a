/** The leads API: /users/:user_id/…. */
@NullMarked
package dev.switchboard.http.users;

import org.jspecify.annotations.NullMarked;
