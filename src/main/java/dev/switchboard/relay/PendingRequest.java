package dev.switchboard.relay;

import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Item;
import java.util.List;
import java.util.Objects;

/**
 * Which of a claim's items go into this request, and under which id. An ambiguous earlier attempt left both as a mark:
 * then the request is repeated exactly, so that the agent can recognise it.
 *
 * @param requestId {@code webhook-id}: the same on every repetition
 * @param items how many of the claim's oldest items it covers
 */
record PendingRequest(String requestId, int items, Claim claim) {

    static PendingRequest of(Claim claim) {
        String mark = claim.head().mark();
        return mark == null ? fresh(claim) : repeated(claim, mark);
    }

    /** Distinct per conversation and for every set of messages, without keeping a counter. */
    private static PendingRequest fresh(Claim claim) {
        Item head = claim.head();
        String id = "req-" + claim.lane().key() + "-" + head.payload() + "-"
                + claim.items().getLast().payload() + "-" + head.attempts();
        return new PendingRequest(id, claim.items().size(), claim);
    }

    private static PendingRequest repeated(Claim claim, String mark) {
        int space = mark.indexOf(' ');
        long lastNo = Long.parseLong(mark.substring(0, space));
        int items =
                (int) claim.items().stream().filter(item -> item.no() <= lastNo).count();
        return new PendingRequest(mark.substring(space + 1), Math.max(items, 1), claim);
    }

    String mark() {
        return claim.items().get(items - 1).no() + " " + requestId;
    }

    /** Places of the waiting messages in their conversation. */
    List<Long> sequenceNos() {
        return claim.items().stream()
                .limit(items)
                .map(item -> Long.valueOf(item.payload()))
                .toList();
    }

    String agentId() {
        return claim.gate().target();
    }

    String correlationId() {
        return Objects.requireNonNullElse(claim.head().correlationId(), requestId);
    }
}
