package dev.switchboard.http.webhooks;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.Handshake;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.message.Platform;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /webhooks/:platform} for every channel that is posted to; of webchat we are the platform ourselves. */
public final class WebhookRoutes implements Routes {
    private final List<Channel> channels;
    private final WebhookHandler handler;

    public WebhookRoutes(List<Channel> channels, WebhookHandler handler) {
        this.channels = channels;
        this.handler = handler;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        for (Channel channel : channels) {
            if (channel.platform() == Platform.WEBCHAT) {
                continue;
            }
            String path = "/webhooks/" + channel.platform().wire();
            routes.post(path, ctx -> handler.receive(ctx, channel), Access.PUBLIC);
            if (channel instanceof Handshake handshake) {
                routes.get(path, ctx -> WebhookHandler.confirm(ctx, handshake), Access.PUBLIC);
            }
        }
    }
}
