package dev.switchboard.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A part of the API: adds its routes to the server, each with the {@link Access} it asks for. */
@FunctionalInterface
public interface Routes {
    void addTo(JavalinDefaultRoutingApi routes);
}
