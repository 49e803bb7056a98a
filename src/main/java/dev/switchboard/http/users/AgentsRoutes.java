package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Caller;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Change;
import dev.switchboard.tenants.TenantAgents;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /users/:user_id/agents}: who answers a user's customers. */
public final class AgentsRoutes implements Routes {
    private static final String AGENTS = "/users/{user_id}/agents";
    private static final String AGENT = AGENTS + "/{agent_id}";
    private static final int MOST_BYTES = 64 * 1024;

    private final TenantAgents agents;

    public AgentsRoutes(TenantAgents agents) {
        this.agents = agents;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(AGENTS, this::list, Access.USER_READ);
        routes.get(AGENT, this::one, Access.USER_READ);
        routes.put(AGENT, this::put, Access.USER_WRITE);
        routes.delete(AGENT, this::delete, Access.USER_WRITE);
    }

    private void list(Context ctx) {
        Envelope.ok(
                ctx,
                agents.of(ctx.pathParam("user_id")).stream().map(this::shown).toList());
    }

    private void one(Context ctx) {
        Envelope.ok(
                ctx,
                agents.find(ctx.pathParam("user_id"), ctx.pathParam("agent_id"))
                        .map(this::shown)
                        .orElseThrow(() -> ApiException.notFound("Agent not found")));
    }

    private void put(Context ctx) {
        String userId = ctx.pathParam("user_id");
        String agentId = ctx.pathParam("agent_id");
        agents.obstacle(userId, agentId).ifPresent(Changes::done);
        ObjectNode body = Bodies.json(ctx, ObjectNode.class, MOST_BYTES);
        Change<AgentSettings> change = agents.put(
                userId,
                agentId,
                known -> AgentBody.read(userId, agentId, body, known.orElse(null)),
                Caller.of(ctx).actor(ctx));
        Change.Done<AgentSettings> done = Changes.done(change);
        Envelope.answer(ctx, done.created() ? HttpStatus.CREATED : HttpStatus.OK, shown(done.changed()));
    }

    private void delete(Context ctx) {
        Change<AgentSettings> change = agents.delete(
                ctx.pathParam("user_id"),
                ctx.pathParam("agent_id"),
                Caller.of(ctx).actor(ctx));
        Envelope.ok(ctx, AgentJson.of(Changes.done(change).changed(), null));
    }

    private AgentJson shown(AgentSettings agent) {
        return AgentJson.of(agent, agents.declaredIn(agent.agentId()).orElse(null));
    }
}
