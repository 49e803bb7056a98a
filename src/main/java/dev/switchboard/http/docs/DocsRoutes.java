package dev.switchboard.http.docs;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Json;
import dev.switchboard.http.Routes;
import dev.switchboard.http.StaticFile;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** {@code /openapi.yaml}, {@code /openapi.json}, and the page at {@code /docs} that shows them. Read when first asked for. */
public final class DocsRoutes implements Routes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> ASSETS = Map.of(
            "docs.css", "text/css; charset=utf-8",
            "operation.css", "text/css; charset=utf-8",
            "docs.js", "text/javascript; charset=utf-8",
            "dom.js", "text/javascript; charset=utf-8",
            "operation.js", "text/javascript; charset=utf-8",
            "schema.js", "text/javascript; charset=utf-8",
            "curl.js", "text/javascript; charset=utf-8",
            "search.js", "text/javascript; charset=utf-8",
            "logo.svg", "image/svg+xml");

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/openapi.yaml", ctx -> send(ctx, "openapi.yaml", DocsRoutes::yaml), Access.PUBLIC);
        routes.get("/openapi.json", ctx -> send(ctx, "openapi.json", DocsRoutes::json), Access.PUBLIC);
        routes.get("/docs", ctx -> send(ctx, "index.html", () -> resource("index.html", HTML)), Access.PUBLIC);
        routes.get("/docs/assets/{file}", this::asset, Access.PUBLIC);
    }

    private void asset(Context ctx) {
        String name = ctx.pathParam("file");
        String type = ASSETS.get(name);
        if (type == null) {
            throw ApiException.notFound("There is nothing at this address");
        }
        send(ctx, name, () -> resource(name, type));
    }

    private void send(Context ctx, String name, Supplier<StaticFile> read) {
        files.computeIfAbsent(name, unread -> read.get()).send(ctx);
    }

    private static StaticFile resource(String name, String type) {
        return StaticFile.read("/docs/" + name, type);
    }

    private static StaticFile yaml() {
        return StaticFile.read("/openapi.yaml", "application/yaml");
    }

    private static StaticFile json() {
        try {
            return new StaticFile(Json.bytes(new YAMLMapper().readTree(yaml().content())), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
