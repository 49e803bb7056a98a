/** Users and what belongs to them: accounts, agents, sites; and whose a number is. */
@NullMarked
package dev.switchboard.tenants;

import org.jspecify.annotations.NullMarked;
