package dev.switchboard.http.users;

import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Page;
import dev.switchboard.http.Parameters;
import dev.switchboard.http.Routes;
import dev.switchboard.leads.Lead;
import dev.switchboard.leads.LeadPage;
import dev.switchboard.leads.LeadQuery;
import dev.switchboard.leads.LeadReader;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;

/** The four reads of {@code /users/:user_id/leads}, and the receipts of one message. */
public final class LeadsRoutes implements Routes {
    private static final String LEADS = "/users/{user_id}/leads";
    private static final String LEAD = LEADS + "/{customer_phone}";

    private final LeadReader leads;
    private final MessageReader messages;
    private final Clock clock;

    public LeadsRoutes(LeadReader leads, MessageReader messages, Clock clock) {
        this.leads = leads;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(LEADS, this::list, Access.USER_READ);
        routes.get(LEADS + "/stats", this::stats, Access.USER_READ);
        routes.get(LEAD, this::one, Access.USER_READ);
        routes.get(LEAD + "/messages", this::messages, Access.USER_READ);
        routes.get("/users/{user_id}/messages/{message_id}/status", this::status, Access.USER_READ);
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        LeadQuery query = LeadParameters.query(parameters, clock.instant());
        LeadPage page = leads.list(userId(ctx), query);
        List<LeadJson> shown = page.leads().stream().map(LeadJson::of).toList();
        Envelope.page(
                ctx,
                shown,
                new Page(
                        page.total(),
                        query.limit(),
                        query.skipped(),
                        page.last() != null,
                        LeadParameters.nextCursor(parameters, query, page)));
    }

    private void stats(Context ctx) {
        Envelope.ok(ctx, StatsJson.of(leads.stats(userId(ctx))));
    }

    private void one(Context ctx) {
        Envelope.ok(ctx, LeadJson.of(lead(ctx)));
    }

    private void messages(Context ctx) {
        MessageQuery query = MessageParameters.query(Parameters.of(ctx));
        Lead lead = lead(ctx);
        Envelope.ok(ctx, LeadMessagesJson.of(lead, query, messages.page(userId(ctx), lead.leadId(), query)));
    }

    private void status(Context ctx) {
        Envelope.ok(
                ctx,
                messages.status(userId(ctx), ctx.pathParam("message_id"))
                        .map(MessageStatusJson::of)
                        .orElseThrow(() -> ApiException.notFound("Message not found")));
    }

    private Lead lead(Context ctx) {
        return leads.find(userId(ctx), ctx.pathParam("customer_phone"))
                .orElseThrow(() -> ApiException.notFound("Lead not found"));
    }

    private static String userId(Context ctx) {
        return ctx.pathParam("user_id");
    }
}
