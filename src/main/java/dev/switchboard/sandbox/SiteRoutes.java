package dev.switchboard.sandbox;

import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.http.StaticFile;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** The widget's demo page, beside the widget: any page, with everything that can be set. */
final class SiteRoutes implements Routes {
    private static final Map<String, String> FILES = Map.of(
            "demo.html", "text/html; charset=utf-8",
            "demo.css", "text/css; charset=utf-8",
            "demo.js", "text/javascript; charset=utf-8");

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        FILES.forEach((name, type) -> {
            StaticFile file = StaticFile.read("/channels/webchat/widget/" + name, type);
            routes.get("/webchat/" + name, file::send, Access.SANDBOX);
        });
    }
}
