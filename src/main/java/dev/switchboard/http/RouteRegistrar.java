package dev.switchboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseHandler;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Passes routes on to Javalin: refuses those that name no {@link Access}, and gives every GET a HEAD that really runs it. */
final class RouteRegistrar implements JavalinDefaultRoutingApi {
    private final RoutesConfig javalin;

    RouteRegistrar(RoutesConfig javalin) {
        this.javalin = javalin;
    }

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        if (endpoint.method.isHttpMethod()) {
            requireAccess(endpoint.method + " " + endpoint.path, roles == null ? List.of() : roles.getRoles());
        }
        javalin.addEndpoint(endpoint);
        if (endpoint.method.equals(HandlerType.GET) && !(endpoint.handler instanceof SseHandler) && roles != null) {
            javalin.addEndpoint(Endpoint.create(HandlerType.HEAD, endpoint.path)
                    .addMetadata(roles)
                    .handler(endpoint.handler));
        }
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
            WsHandlerType type, String path, Consumer<WsConfig> socket, RouteRole... roles) {
        if (type == WsHandlerType.WEBSOCKET) {
            requireAccess("WEBSOCKET " + path, Arrays.asList(roles));
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

    private static void requireAccess(String route, Collection<? extends RouteRole> roles) {
        if (roles.stream().noneMatch(Access.class::isInstance)) {
            throw new IllegalStateException(route + " names no Access");
        }
    }
}
