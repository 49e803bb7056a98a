/** What the outside can call: the server, errors, correlation and keys; routes live in the packages below. */
@NullMarked
package dev.switchboard.http;

import org.jspecify.annotations.NullMarked;
