package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Page;
import dev.switchboard.http.Parameters;
import dev.switchboard.http.Routes;
import dev.switchboard.leads.ExtractionPage;
import dev.switchboard.leads.Extractions;
import dev.switchboard.leads.KnownLead;
import dev.switchboard.leads.LeadIds;
import dev.switchboard.leads.StoredExtraction;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.ExtractionJson;
import dev.switchboard.store.Transaction;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Objects;

/** {@code /users/:user_id/leads/:customer_phone/extractions}: what was read of a lead, and by whom. */
public final class ExtractionsRoutes implements Routes {
    private static final String EXTRACTIONS = "/users/{user_id}/leads/{customer_phone}/extractions";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;

    private final Extractions extractions;
    private final AuditedWrites writes;

    public ExtractionsRoutes(Extractions extractions, AuditedWrites writes) {
        this.extractions = extractions;
        this.writes = writes;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(EXTRACTIONS, this::add, Access.USER_WRITE);
        routes.get(EXTRACTIONS, this::list, Access.USER_READ);
    }

    private record Added(String customerPhone, StoredExtraction extraction) {}

    private void add(Context ctx) {
        Extraction extraction = read(Bodies.json(ctx, JsonNode.class, MOST_BYTES));
        String userId = ctx.pathParam("user_id");
        Added added = writes.write(
                ctx, "extraction.added", result -> result.extraction().extractionId(), transaction -> {
                    KnownLead lead = lead(ctx, transaction);
                    return new Added(
                            lead.customerPhone(),
                            extractions.add(transaction, userId, lead.leadId(), extraction, "api"));
                });
        Envelope.answer(ctx, HttpStatus.CREATED, StoredExtractionJson.of(added.customerPhone(), added.extraction()));
    }

    private static Extraction read(JsonNode body) {
        try {
            return ExtractionJson.read(body);
        } catch (ExtractionJson.InvalidException e) {
            throw ApiException.badRequest(Objects.requireNonNull(e.getMessage()));
        }
    }

    private record Shown(String customerPhone, ExtractionPage page) {}

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        int limit = parameters.limit(USUAL_LIMIT, MOST);
        long offset = parameters.offset();
        Shown shown = writes.database().read(transaction -> {
            KnownLead lead = lead(ctx, transaction);
            return new Shown(
                    lead.customerPhone(),
                    Extractions.page(transaction, ctx.pathParam("user_id"), lead.leadId(), limit, offset));
        });
        List<StoredExtractionJson> page = shown.page().extractions().stream()
                .map(stored -> StoredExtractionJson.of(shown.customerPhone(), stored))
                .toList();
        Envelope.page(ctx, page, Page.of(shown.page().total(), limit, offset, page.size()));
    }

    private static KnownLead lead(Context ctx, Transaction transaction) {
        return LeadIds.shown(transaction, ctx.pathParam("user_id"), ctx.pathParam("customer_phone"))
                .orElseThrow(() -> ApiException.notFound("Lead not found"));
    }
}
