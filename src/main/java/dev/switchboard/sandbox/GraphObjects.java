package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.regex.Pattern;

/** What the Graph API tells of things other than messages: media, numbers, subscriptions, tokens. */
final class GraphObjects {
    private static final Pattern MEDIA_ID = Pattern.compile("\\d{1,32}");

    private final Accounts accounts;
    private final MediaStore media;
    private final Clock clock;

    GraphObjects(Accounts accounts, MediaStore media, Clock clock) {
        this.accounts = accounts;
        this.media = media;
        this.clock = clock;
    }

    /** An account, or else a medium: customers may send any id, and it is always the same picture. */
    GraphAnswer object(GraphCall call) {
        return accounts.byId(call.id()).map(GraphObjects::account).orElseGet(() -> medium(call));
    }

    private static GraphAnswer account(SandboxAccount account) {
        ObjectNode json = MetaJson.object().put("id", account.key().id());
        return GraphAnswer.ok(
                switch (account.key().platform()) {
                    case WHATSAPP ->
                        json.put("display_phone_number", account.display())
                                .put("verified_name", "Your business")
                                .put("quality_rating", "GREEN");
                    case INSTAGRAM, WEBCHAT ->
                        json.put("user_id", account.key().id()).put("username", account.display());
                });
    }

    private GraphAnswer medium(GraphCall call) {
        String onlyOf = call.query().get("phone_number_id");
        boolean foreign = onlyOf != null && accounts.byId(onlyOf).isEmpty();
        if (!MEDIA_ID.matcher(call.id()).matches() || foreign || accounts.isBusiness(call.id())) {
            throw GraphException.noSuchObject(call.id());
        }
        return GraphAnswer.ok(media.describe(call, clock.millis()));
    }

    /** Every account is subscribed from the start. */
    GraphAnswer subscriptions(GraphCall call) {
        requireAccount(call);
        ObjectNode body = MetaJson.object();
        ObjectNode app = body.putArray("data").addObject();
        if (accounts.isBusiness(call.id())) {
            app.putObject("whatsapp_business_api_data")
                    .put("id", SandboxValues.APP_ID)
                    .put("name", "Switchboard sandbox");
        } else {
            app.put("id", SandboxValues.APP_ID).put("name", "Switchboard sandbox");
            app.putArray("subscribed_fields")
                    .add("messages")
                    .add("messaging_postbacks")
                    .add("messaging_seen");
        }
        return GraphAnswer.ok(body);
    }

    GraphAnswer subscribe(GraphCall call) {
        requireAccount(call);
        return GraphAnswer.success();
    }

    private void requireAccount(GraphCall call) {
        if (!accounts.isBusiness(call.id()) && accounts.byId(call.id()).isEmpty()) {
            throw GraphException.noSuchObject(call.id());
        }
    }

    /** What is known of a token: ours never expires, any other is none. */
    GraphAnswer token(GraphCall call) {
        boolean valid = SandboxValues.GRAPH_TOKEN.matches(call.query().getOrDefault("input_token", ""));
        ObjectNode data = MetaJson.object().put("is_valid", valid);
        if (valid) {
            data.put("app_id", SandboxValues.APP_ID).put("type", "SYSTEM_USER").put("expires_at", 0);
            data.putArray("scopes")
                    .add("whatsapp_business_messaging")
                    .add("whatsapp_business_management")
                    .add("instagram_business_manage_messages");
        } else {
            data.putObject("error").put("code", 190).put("message", "Invalid OAuth access token.");
            data.putArray("scopes");
        }
        return GraphAnswer.ok(MetaJson.object().set("data", data));
    }
}
