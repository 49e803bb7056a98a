package dev.switchboard.channels.meta;

import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.message.AccountKey;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Meta's Graph API, as far as sending goes. One circuit per account, so that one dead number stops nobody else. */
public final class GraphApi {
    /** Meta answers in under a second; who waits longer than this has lost the answer. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int MAX_ANSWER_BYTES = 256 * 1024;

    private final OutboundClient client;
    private final Function<AccountKey, GraphNode> nodes;
    private final String version;
    private final GraphAnswers answers;
    private final Duration deadline;

    /**
     * @param nodes where an account is, asked at each call
     * @param version such as {@code v25.0}
     */
    public GraphApi(OutboundClient client, Function<AccountKey, GraphNode> nodes, String version, ErrorTable errors) {
        this(client, nodes, version, errors, DEADLINE);
    }

    /** @param deadline how long to wait for an answer */
    public GraphApi(
            OutboundClient client,
            Function<AccountKey, GraphNode> nodes,
            String version,
            ErrorTable errors,
            Duration deadline) {
        this.client = client;
        this.nodes = nodes;
        this.version = version;
        this.answers = new GraphAnswers(errors);
        this.deadline = deadline;
    }

    /**
     * Posts a message, once.
     *
     * @param json the message as the platform wants it
     * @param leaving called before the first byte leaves
     * @param acceptance reads the platform's id of the message from a good answer; empty when it is not there
     */
    public SendResult send(
            SendingAccount account,
            byte[] json,
            Runnable leaving,
            Function<JsonSlice, Optional<SendResult.Accepted>> acceptance) {
        return answers.read(client.call(requestFor(account, json).whenLeaving(leaving)), acceptance);
    }

    private OutboundRequest requestFor(SendingAccount account, byte[] json) {
        return new OutboundRequest(
                "POST",
                messagesOf(account.key()),
                Map.of("Authorization", "Bearer " + account.token().reveal(), "Content-Type", "application/json"),
                json,
                deadline,
                MAX_ANSWER_BYTES,
                "graph:" + account.key(),
                answer -> answer.status() >= 500);
    }

    private URI messagesOf(AccountKey account) {
        GraphNode node = nodes.apply(account);
        String root = node.base().toString().replaceAll("/+$", "");
        String id = URLEncoder.encode(node.id(), StandardCharsets.UTF_8);
        return URI.create(root + "/" + version + "/" + id + "/messages");
    }
}
