/**
 * Meta in a box: an emulated platform to type into, for trying things out and for tests. It POSTs signed webhooks to the
 * server and answers the Graph calls the server makes; its own ledger knows what it told and what it was told.
 */
@NullMarked
package dev.switchboard.sandbox;

import org.jspecify.annotations.NullMarked;
