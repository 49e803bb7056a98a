package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Parameters;
import dev.switchboard.http.Routes;
import dev.switchboard.leads.KnownLead;
import dev.switchboard.leads.LeadErase;
import dev.switchboard.leads.LeadIds;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.LeadRemoval;
import dev.switchboard.store.Transaction;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /users/:user_id/leads/:customer_phone}: deleted, restored, erased for good. */
public final class LeadWritesRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(LeadWritesRoutes.class);
    private static final String LEAD = "/users/{user_id}/leads/{customer_phone}";

    private final LeadRemoval removal;
    private final LeadErase erase;
    private final LeadReader leads;
    private final AuditedWrites writes;

    public LeadWritesRoutes(LeadRemoval removal, LeadErase erase, LeadReader leads, AuditedWrites writes) {
        this.removal = removal;
        this.erase = erase;
        this.leads = leads;
        this.writes = writes;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.delete(LEAD, this::remove, Access.USER_WRITE);
        routes.post(LEAD + "/restore", this::restore, Access.USER_WRITE);
    }

    /** @param erased null where it can be restored */
    @JsonNaming(SnakeCaseStrategy.class)
    private record RemovedJson(
            String customerPhone,
            boolean deleted,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean erased) {}

    private void remove(Context ctx) {
        if (Boolean.TRUE.equals(Parameters.of(ctx).flag("erase"))) {
            erase(ctx);
            Envelope.ok(ctx, new RemovedJson(ctx.pathParam("customer_phone"), true, true));
        } else {
            KnownLead lead = change(ctx, "lead.deleted", removal::delete);
            Envelope.ok(ctx, new RemovedJson(lead.customerPhone(), true, null));
        }
    }

    private void restore(Context ctx) {
        KnownLead lead = change(ctx, "lead.restored", removal::restore);
        Envelope.ok(
                ctx,
                leads.find(ctx.pathParam("user_id"), lead.customerPhone())
                        .map(LeadJson::of)
                        .orElseThrow(LeadWritesRoutes::notFound));
    }

    @FunctionalInterface
    private interface Change {
        void make(Transaction transaction, String userId, String leadId);
    }

    private KnownLead change(Context ctx, String action, Change change) {
        return writes.write(ctx, action, KnownLead::leadId, transaction -> {
            String userId = ctx.pathParam("user_id");
            KnownLead lead = LeadIds.known(transaction, userId, ctx.pathParam("customer_phone"))
                    .orElseThrow(LeadWritesRoutes::notFound);
            change.make(transaction, userId, lead.leadId());
            return lead;
        });
    }

    /** Nobody can tell one that was erased from one that never was: the answer is the same. */
    private void erase(Context ctx) {
        String userId = ctx.pathParam("user_id");
        Optional<KnownLead> lead = writes.database().read(transaction -> lead(ctx, transaction));
        if (lead.isEmpty()) {
            return;
        }
        erase.eraseStrays(userId, lead.get().leadId());
        writes.write(ctx, "lead.erased", leadId -> leadId, transaction -> {
            String leadId = lead(ctx, transaction).orElse(lead.get()).leadId(); // it may have been merged meanwhile
            erase.erase(transaction, userId, leadId);
            return leadId;
        });
        if (!writes.database().forgetDeleted()) {
            log.warn(
                    "lead.erased_with_remnants user={} reason=too large to be written anew: optimize lead_trigrams, then VACUUM, as the README says",
                    userId);
        }
    }

    private static Optional<KnownLead> lead(Context ctx, Transaction transaction) {
        return LeadIds.any(transaction, ctx.pathParam("user_id"), ctx.pathParam("customer_phone"));
    }

    private static ApiException notFound() {
        return ApiException.notFound("Lead not found");
    }
}
