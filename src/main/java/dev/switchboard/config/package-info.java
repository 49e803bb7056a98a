/** Typed settings read from files and the environment, and secrets that do not print. */
@NullMarked
package dev.switchboard.config;

import org.jspecify.annotations.NullMarked;
