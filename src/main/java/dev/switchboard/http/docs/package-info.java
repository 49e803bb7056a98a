/** The reference of the API: as OpenAPI, and as a page that needs no network but ours. */
@NullMarked
package dev.switchboard.http.docs;

import org.jspecify.annotations.NullMarked;
