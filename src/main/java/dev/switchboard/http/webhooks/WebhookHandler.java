package dev.switchboard.http.webhooks;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.Handshake;
import dev.switchboard.channels.VerifiedRequest;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Correlation;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Receives what platforms post. Only 200 counts as taken, and it is said only when everything is on disk: see <a
 * href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">webhooks</a>.
 */
public final class WebhookHandler {
    private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

    private final Intake intake;
    private final int maxBodyBytes;
    private final BigBodies big;
    private final WebhookListener listener;

    /** @param roomKb how much of large bodies is read at the same time */
    public WebhookHandler(Intake intake, int maxBodyBytes, int roomKb, WebhookListener listener) {
        this.intake = intake;
        this.maxBodyBytes = maxBodyBytes;
        this.big = new BigBodies(roomKb);
        this.listener = listener;
    }

    void receive(Context ctx, Channel channel) {
        VerifiedRequest request = channel.verify(read(ctx)).orElseThrow(() -> unsigned(channel));
        big.work(request.body().length, () -> take(ctx, channel, request));
    }

    private void take(Context ctx, Channel channel, VerifiedRequest request) {
        List<InboundEvent> events = channel.parse(request);
        Taken taken = intake.accept(channel.platform(), request.keyFingerprint(), events, Correlation.of(ctx));
        note(channel, events, taken);
        ctx.status(HttpStatus.OK);
    }

    /** Answers with the challenge and nothing else, as plain text: anything more is unverified. */
    static void confirm(Context ctx, Handshake handshake) {
        String challenge = handshake
                .confirm(
                        ctx.queryParam("hub.mode"), ctx.queryParam("hub.verify_token"), ctx.queryParam("hub.challenge"))
                .orElseThrow(() -> new ApiException(
                        HttpStatus.FORBIDDEN, "hub.verify_token is not a verify token of an account here"));
        ctx.contentType("text/plain")
                .header("X-Content-Type-Options", "nosniff")
                .result(challenge);
    }

    private WebhookRequest read(Context ctx) {
        Map<String, String> headers = new HashMap<>();
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new WebhookRequest(headers, Bodies.read(ctx, maxBodyBytes));
    }

    private ApiException unsigned(Channel channel) {
        listener.refused(channel.platform());
        log.warn(
                "webhook.refused platform={} reason=signature",
                channel.platform().wire());
        return new ApiException(
                HttpStatus.UNAUTHORIZED,
                "X-Hub-Signature-256 is missing or was not made with an app secret known here");
    }

    private void note(Channel channel, List<InboundEvent> events, Taken taken) {
        listener.taken(channel.platform(), events, taken);
        log.atLevel(levelOf(taken))
                .log(
                        "webhook.taken platform={} messages={} duplicates={} receipts={} echoes={} others={} unrecognized={} parked={}",
                        channel.platform().wire(),
                        taken.messages(),
                        taken.duplicates(),
                        taken.receipts(),
                        taken.echoes(),
                        taken.others(),
                        taken.unrecognized(),
                        taken.parked());
    }

    /** What goes as it should is told in detail only; what waits for a person is not overheard. */
    private static Level levelOf(Taken taken) {
        if (taken.parked() > 0) {
            return Level.WARN;
        }
        return taken.unrecognized() > 0 ? Level.INFO : Level.DEBUG;
    }
}
