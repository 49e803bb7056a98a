package dev.switchboard.channels.webchat;

import dev.switchboard.message.AccountKey;

/** Those who look at a site now. */
@FunctionalInterface
public interface Visitors {
    /** Something was said to that session's visitor: whoever looks is to see it. Must be quick and must not throw. */
    void changed(AccountKey site, String sessionId);
}
