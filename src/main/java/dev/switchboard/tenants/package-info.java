/** Users and what belongs to them: accounts, agents, sites, keys; whose a number is, and who changed what. */
@NullMarked
package dev.switchboard.tenants;

import org.jspecify.annotations.NullMarked;
