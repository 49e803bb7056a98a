package dev.switchboard.http.webchat;

import dev.switchboard.channels.VerifiedRequest;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.channels.webchat.WebchatChannel;
import dev.switchboard.http.Correlation;
import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.intake.Intake;
import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Takes in what a visitor did by the same way as every webhook: verified, parsed, and on disk before anybody is told. */
final class Inbox {
    private final WebchatChannel channel;
    private final Intake intake;
    private final WebhookListener listener;

    Inbox(WebchatChannel channel, Intake intake, WebhookListener listener) {
        this.channel = channel;
        this.intake = intake;
        this.listener = listener;
    }

    Taken accept(Context ctx, WebchatBody body) {
        String authorization = String.valueOf(ctx.header("Authorization"));
        VerifiedRequest request = channel.verify(
                        new WebhookRequest(Map.of("authorization", authorization), body.bytes()))
                .orElseThrow(() -> Problems.token("token_expired", "The token is over: begin a new session"));
        List<InboundEvent> events = channel.parse(request);
        Taken taken = intake.accept(channel.platform(), request.keyFingerprint(), events, Correlation.of(ctx));
        listener.taken(channel.platform(), events, taken);
        return taken;
    }
}
