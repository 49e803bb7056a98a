package dev.switchboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseHandler;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Passes routes on to Javalin: refuses those that name no {@link Access}, and gives every GET a HEAD that really runs it. */
final class RouteRegistrar implements JavalinDefaultRoutingApi {
    private final RoutesConfig javalin;
    private final List<Route> routes = new ArrayList<>();
    private final List<Endpoint> gets = new ArrayList<>();

    RouteRegistrar(RoutesConfig javalin) {
        this.javalin = javalin;
    }

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
        pass(endpoint);
        if (endpoint.method.equals(HandlerType.GET)) {
            pass(like(endpoint, HandlerType.HEAD, head(endpoint.handler)));
        }
        return this;
    }

    /** To ask what an address takes is to read it: gives every GET an OPTIONS with the same access. Comes last. */
    void addOptions() {
        for (Endpoint get : gets) {
            if (methods(get.path).noneMatch("OPTIONS"::equals)) {
                String allow = methods(get.path).collect(Collectors.joining(", ")) + ", OPTIONS";
                pass(like(
                        get,
                        HandlerType.OPTIONS,
                        ctx -> ctx.header("Allow", allow).status(HttpStatus.NO_CONTENT)));
            }
        }
    }

    /** Every route there is. */
    List<Route> routes() {
        return List.copyOf(routes);
    }

    private void pass(Endpoint endpoint) {
        if (endpoint.method.isHttpMethod()) {
            routes.add(new Route(endpoint.method.name(), endpoint.path, access(endpoint)));
        }
        if (endpoint.method.equals(HandlerType.GET)) {
            gets.add(endpoint);
        }
        javalin.addEndpoint(endpoint);
    }

    /** Of a stream there is nothing to run: it would not end. */
    private static Handler head(Handler get) {
        return get instanceof SseHandler ? ctx -> ctx.contentType("text/event-stream") : get;
    }

    private static Endpoint like(Endpoint endpoint, HandlerType method, Handler handler) {
        return Endpoint.create(method, endpoint.path)
                .addMetadata(new Roles(Set.of(access(endpoint))))
                .handler(handler);
    }

    private Stream<String> methods(String path) {
        return routes.stream().filter(route -> route.path().equals(path)).map(Route::method);
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
            WsHandlerType type, String path, Consumer<WsConfig> socket, RouteRole... roles) {
        if (type == WsHandlerType.WEBSOCKET) {
            access("WEBSOCKET " + path, Arrays.asList(roles));
        }
        javalin.addWsHandler(type, path, socket, roles);
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi exception(
            Class<E> type, ExceptionHandler<? super E> handler) {
        javalin.exception(type, handler);
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi error(int status, String contentType, Handler handler) {
        javalin.error(status, contentType, handler);
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi wsException(
            Class<E> type, WsExceptionHandler<? super E> handler) {
        javalin.wsException(type, handler);
        return this;
    }

    private static Access access(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return access(endpoint.method + " " + endpoint.path, roles == null ? List.of() : roles.getRoles());
    }

    private static Access access(String route, Collection<? extends RouteRole> roles) {
        if (roles.size() == 1 && roles.iterator().next() instanceof Access access) {
            return access;
        }
        throw new IllegalStateException(route + " must name one Access");
    }
}
