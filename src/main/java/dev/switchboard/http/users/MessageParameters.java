package dev.switchboard.http.users;

import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.http.Dates;
import dev.switchboard.http.Parameters;
import dev.switchboard.message.Platform;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The query parameters of the messages of a lead. */
final class MessageParameters {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private MessageParameters() {}

    static MessageQuery query(Parameters parameters) {
        Dates sent = Dates.of(parameters);
        return new MessageQuery(
                parameters.many("platform", Platform.class, Platform::wire, Platform::of),
                senders(parameters),
                sent.from(),
                sent.to(),
                parameters.text("conversation_id"),
                parameters.limit(USUAL_LIMIT, MOST),
                parameters.offset());
    }

    private static Set<String> senders(Parameters parameters) {
        Set<String> senders = new LinkedHashSet<>();
        for (String item : parameters.items("sender")) {
            String sender = item.toLowerCase(Locale.ROOT);
            if (!sender.equals("user") && !sender.equals("agent")) {
                throw Parameters.bad("sender", "must be one of user, agent");
            }
            senders.add(sender);
        }
        return senders;
    }
}
