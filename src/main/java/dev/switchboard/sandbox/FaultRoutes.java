package dev.switchboard.sandbox;

import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The faults, to read, to set and to switch off. */
final class FaultRoutes implements Routes {
    private static final String PATH = "/sandbox/faults";

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::show, Access.SANDBOX);
        routes.put(PATH, this::set, Access.SANDBOX);
        routes.delete(PATH, this::clear, Access.SANDBOX);
    }

    private void show(Context context) {
        Bodies.answer(context, faults.settings().json());
    }

    /** Replaces them all: what is not named is off. */
    private void set(Context context) {
        try {
            faults.set(FaultSettings.parse(context.bodyAsBytes()));
        } catch (FaultsException e) {
            throw new BadRequestResponse(e.getMessage());
        }
        show(context);
    }

    private void clear(Context context) {
        faults.set(FaultSettings.NONE);
        show(context);
    }
}
