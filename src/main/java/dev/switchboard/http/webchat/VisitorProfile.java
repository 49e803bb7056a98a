package dev.switchboard.http.webchat;

import dev.switchboard.leads.Contacts;
import dev.switchboard.leads.Leads;
import dev.switchboard.leads.NewContact;
import dev.switchboard.leads.WebSessions;
import dev.switchboard.leads.WebSessions.WebSession;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.Map;

/** What a site tells of the visitors it knows, as the contact of their lead. */
final class VisitorProfile {
    private final Contacts contacts;

    VisitorProfile(Clock clock, Ids ids) {
        this.contacts = new Contacts(clock, ids);
    }

    /** Puts name and address of a session's visitor on their lead, once there is one. */
    void tell(Transaction transaction, String userId, String sessionId) {
        WebSessions.find(transaction, userId, sessionId)
                .filter(session -> session.name() != null || session.email() != null)
                .ifPresent(session -> tell(transaction, userId, session));
    }

    private void tell(Transaction transaction, String userId, WebSession session) {
        Leads.find(transaction, userId, CustomerIds.of(session.sessionId()), Platform.WEBCHAT)
                .ifPresent(leadId -> contacts.tell(
                        transaction,
                        userId,
                        leadId,
                        new NewContact(null, session.name(), session.email(), null, Map.of())));
    }
}
