package dev.switchboard.http.webchat;

import dev.switchboard.channels.webchat.SessionToken;
import dev.switchboard.leads.WebSessions.WebSession;
import dev.switchboard.message.AccountKey;
import dev.switchboard.tenants.Site;

/** A visitor of a site, as their token tells. @param session as it was when they were let in */
record Visit(Site site, SessionToken token, WebSession session) {
    String userId() {
        return site.userId();
    }

    AccountKey account() {
        return site.account();
    }

    String sessionId() {
        return token.sessionId();
    }
}
