package dev.switchboard.http.users;

import dev.switchboard.http.Access;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.intake.KeptReader;
import dev.switchboard.intake.KeptReader.Kept;
import dev.switchboard.queue.DeadLetterReader;
import dev.switchboard.queue.DeadLetterReader.DeadLetter;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /users/:user_id/{parked,unrecognized,dead-letters}}: what did not take effect, and why. The newest 100. */
public final class KeptRoutes implements Routes {
    private static final int MOST = 100;

    private final KeptReader kept;
    private final DeadLetterReader deadLetters;

    public KeptRoutes(KeptReader kept, DeadLetterReader deadLetters) {
        this.kept = kept;
        this.deadLetters = deadLetters;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/users/{user_id}/parked", ctx -> events(ctx, "parked"), Access.USER_READ);
        routes.get("/users/{user_id}/unrecognized", ctx -> events(ctx, "unrecognized"), Access.USER_READ);
        routes.get("/users/{user_id}/dead-letters", this::deadLetters, Access.USER_READ);
    }

    private void events(Context ctx, String state) {
        Envelope.ok(
                ctx,
                kept.list(state, ctx.pathParam("user_id"), MOST).stream()
                        .map(EventView::of)
                        .toList());
    }

    private void deadLetters(Context ctx) {
        Envelope.ok(
                ctx,
                deadLetters.list(ctx.pathParam("user_id"), MOST).stream()
                        .map(DeadLetterView::of)
                        .toList());
    }

    private record EventView(
            String event_id,
            Instant received_at,
            String platform,
            @Nullable String phone_number_id,
            String kind,
            @Nullable String reason,
            String payload) {
        static EventView of(Kept event) {
            return new EventView(
                    event.eventId(),
                    Instant.ofEpochMilli(event.receivedAt()),
                    event.platform(),
                    event.accountId(),
                    event.kind(),
                    event.reason(),
                    event.payload());
        }
    }

    private record DeadLetterView(
            String dead_letter_id,
            String kind,
            String lane,
            String cause,
            @Nullable String detail,
            int attempts,
            Instant created_at,
            Instant died_at) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(
                    letter.deadLetterId(),
                    letter.kind(),
                    letter.lane(),
                    letter.cause(),
                    letter.detail(),
                    letter.attempts(),
                    Instant.ofEpochMilli(letter.createdAt()),
                    Instant.ofEpochMilli(letter.diedAt()));
        }
    }
}
