package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page and what it asks of the sandbox as a whole. */
final class PageRoutes implements Routes {
    private static final Pattern ASSET = Pattern.compile("[a-z-]+\\.(js|css|svg|png)");
    private static final Map<String, String> TYPES = Map.of(
            "js",
            "text/javascript; charset=utf-8",
            "css",
            "text/css; charset=utf-8",
            "svg",
            "image/svg+xml",
            "png",
            "image/png");

    private final Accounts accounts;
    private final SandboxOptions options;
    private final Supplier<JsonNode> leads;
    private volatile @Nullable URI server;

    PageRoutes(Accounts accounts, SandboxOptions options, Supplier<JsonNode> leads) {
        this.accounts = accounts;
        this.options = options;
        this.leads = leads;
    }

    void start(URI address) {
        server = address;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/sandbox", context -> file(context, "index.html", "text/html; charset=utf-8"), Access.SANDBOX);
        routes.get("/sandbox/assets/{file}", this::asset, Access.SANDBOX);
        routes.get("/sandbox/about", context -> Bodies.answer(context, about(context)), Access.SANDBOX);
        routes.get("/sandbox/leads", context -> Bodies.answer(context, leads.get()), Access.SANDBOX);
    }

    private void asset(Context context) {
        String name = context.pathParam("file");
        if (!ASSET.matcher(name).matches()) {
            throw new NotFoundResponse();
        }
        String extension = name.substring(name.lastIndexOf('.') + 1);
        file(context, name, TYPES.getOrDefault(extension, "application/octet-stream"));
    }

    /** What customers typed is on this page, so nothing but our own files may run in it. */
    private static void file(Context context, String name, String type) {
        try (InputStream file = PageRoutes.class.getResourceAsStream("/sandbox/" + name)) {
            if (file == null) {
                throw new NotFoundResponse();
            }
            context.header("Content-Security-Policy", "default-src 'self'; base-uri 'none'; frame-ancestors 'self'")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-cache")
                    .contentType(type)
                    .result(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode about(Context context) {
        URI address = server;
        String base = address == null ? context.scheme() + "://" + context.host() : address.toString();
        ObjectNode about = MetaJson.object().put("agent", options.agent());
        about.put("leads_url", base + "/users/" + SandboxValues.USER + "/leads");
        ArrayNode phones = about.putArray("phones");
        accounts.all().stream()
                .filter(account -> account.userId().equals(SandboxValues.USER))
                .forEach(account -> phones.addObject()
                        .put("platform", account.key().platform().wire())
                        .put("account", account.key().id())
                        .put("display", account.display())
                        .put("webhook_url", base + account.webhookPath()));
        ObjectNode site = about.putObject("site").put("key", SandboxValues.SITE);
        site.put(
                "line",
                "<script async src=\"%s/webchat/widget.js\" data-site=\"%s\"></script>"
                        .formatted(base, SandboxValues.SITE));
        ArrayNode visitors = site.putArray("visitors");
        DemoVisitor.ALL.forEach(visitor -> visitors.add(visitor.json()));
        return about;
    }
}
