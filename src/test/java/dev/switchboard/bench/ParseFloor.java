package dev.switchboard.bench;

import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.channels.meta.MetaSignature;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.Secret;
import dev.switchboard.http.Access;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.KeyGuard;
import dev.switchboard.http.Routes;
import dev.switchboard.http.Server;
import dev.switchboard.http.ServerOptions;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our own server, which answers once signature and parse are done: what storing can cost at most. */
final class ParseFloor {
    private final MetaSignature signature =
            new MetaSignature(() -> List.of(SigningKey.of(new Secret(Requests.SECRET))));
    private final WhatsAppParser parser = new WhatsAppParser(Clock.systemUTC());

    private ParseFloor() {}

    public static void main(String[] arguments) {
        ParseFloor floor = new ParseFloor();
        Routes webhook = routes -> routes.post("/webhooks/whatsapp", floor::receive, Access.PUBLIC);
        Server server = new Server(
                new ServerOptions("127.0.0.1", 0, 4 << 20),
                List.of(KeyGuard.open(), webhook),
                Clock.systemUTC(),
                (method, route, status, took) -> {});
        server.start();
        System.out.println("listening on " + server.address());
    }

    private void receive(Context ctx) {
        Map<String, String> headers = new HashMap<>();
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        WebhookRequest request = new WebhookRequest(headers, Bodies.read(ctx, 4 << 20));
        byte[] body = request.verifiedBy(signature).orElseThrow().body();
        ctx.status(parser.events(body).isEmpty() ? 400 : 200);
    }
}
