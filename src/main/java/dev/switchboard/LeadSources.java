package dev.switchboard;

import dev.switchboard.config.Settings;
import dev.switchboard.http.Routes;
import dev.switchboard.http.users.AuditedWrites;
import dev.switchboard.http.users.ContactsRoutes;
import dev.switchboard.http.users.ExtractionsRoutes;
import dev.switchboard.http.users.LeadWritesRoutes;
import dev.switchboard.http.users.TemplateSendsRoutes;
import dev.switchboard.leads.Contacts;
import dev.switchboard.leads.Extractions;
import dev.switchboard.leads.LeadErase;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.LeadRemoval;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.templates.TemplateSends;
import dev.switchboard.tenants.Audit;
import java.time.Clock;
import java.util.List;

/** Wires what is told of leads beside their messages, and what takes them away. */
record LeadSources(Database database, LeadReader leads, Audit audit, Ids ids, Clock clock) {

    List<Routes> routes(Settings.Limits limits) {
        AuditedWrites writes = new AuditedWrites(database, audit);
        return List.of(
                new LeadWritesRoutes(new LeadRemoval(clock), new LeadErase(database, clock), leads, writes),
                new ExtractionsRoutes(new Extractions(clock, ids), writes),
                new ContactsRoutes(new Contacts(clock, ids), writes, limits.contactsMax(), limits.contactsMb() << 20),
                new TemplateSendsRoutes(new TemplateSends(clock, ids), writes, clock));
    }
}
