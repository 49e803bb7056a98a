package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Page;
import dev.switchboard.http.Parameters;
import dev.switchboard.http.Routes;
import dev.switchboard.leads.PhoneReader;
import dev.switchboard.templates.RecordedSend;
import dev.switchboard.templates.SendPage;
import dev.switchboard.templates.SendQuery;
import dev.switchboard.templates.TemplateSend;
import dev.switchboard.templates.TemplateSends;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;

/** {@code /users/:user_id/template-sends}: templates that were sent, recorded and listed. */
public final class TemplateSendsRoutes implements Routes {
    private static final String SENDS = "/users/{user_id}/template-sends";
    private static final int MOST_BYTES = 4 << 20;
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;

    private final TemplateSends sends;
    private final AuditedWrites writes;
    private final Clock clock;

    public TemplateSendsRoutes(TemplateSends sends, AuditedWrites writes, Clock clock) {
        this.sends = sends;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(SENDS, this::record, Access.USER_WRITE);
        routes.get(SENDS, this::list, Access.USER_READ);
        routes.get(SENDS + "/{template_send_id}", this::one, Access.USER_READ);
    }

    private void record(Context ctx) {
        ObjectNode body = Bodies.json(ctx, ObjectNode.class, MOST_BYTES);
        String userId = writes.requireUser(ctx);
        PhoneReader phones =
                new PhoneReader(writes.users().defaultCountry(userId).orElse(null));
        RecordedSend send = new TemplateSendBody(phones).read(body, clock.instant());
        List<TemplateSend> made = writes.write(
                ctx,
                "template_sends.recorded",
                all -> all.size() + " from " + all.getFirst().templateSendId(),
                transaction -> sends.record(transaction, userId, send));
        Envelope.answer(
                ctx,
                HttpStatus.ACCEPTED,
                made.stream().map(TemplateSendJson.Made::of).toList());
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        SendQuery query = new SendQuery(
                parameters.text("customer_phone"),
                parameters.text("name"),
                parameters.limit(USUAL_LIMIT, MOST),
                parameters.offset());
        SendPage page = writes.database()
                .readBriefly(transaction -> TemplateSends.page(transaction, ctx.pathParam("user_id"), query));
        List<TemplateSendJson> shown =
                page.sends().stream().map(TemplateSendJson::of).toList();
        Envelope.page(ctx, shown, Page.of(page.total(), query.limit(), query.offset(), shown.size()));
    }

    private void one(Context ctx) {
        Envelope.ok(
                ctx,
                writes.database()
                        .read(transaction -> TemplateSends.find(
                                transaction, ctx.pathParam("user_id"), ctx.pathParam("template_send_id")))
                        .map(TemplateSendJson::of)
                        .orElseThrow(() -> ApiException.notFound("Template send not found")));
    }
}
