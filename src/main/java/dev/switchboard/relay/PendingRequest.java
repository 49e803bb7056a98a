package dev.switchboard.relay;

import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Which of a claim's items go into this request. An ambiguous earlier attempt left as a mark how far it reached: then
 * the same messages are asked again and newer ones wait, so that the agent can recognise the request.
 *
 * @param items how many of the claim's oldest items it covers
 */
record PendingRequest(int items, Claim claim) {

    static PendingRequest of(Claim claim) {
        String mark = claim.head().mark();
        return new PendingRequest(mark == null ? claim.items().size() : reached(claim, mark), claim);
    }

    private static int reached(Claim claim, String mark) {
        long lastNo = Long.parseLong(mark);
        return Math.max(1, (int)
                claim.items().stream().filter(item -> item.no() <= lastNo).count());
    }

    String mark() {
        return Long.toString(last().no());
    }

    /** {@code webhook-id}: the same on every attempt at the same messages, another as soon as one joins them. */
    String requestId() {
        return "req-" + claim.lane().key() + "-" + claim.head().payload() + "-" + last().payload();
    }

    /** What the first message of its answer is stored under: the same on every attempt, so that a retry is shown in its place. */
    String messageId() {
        return "out-" + UUID.nameUUIDFromBytes(requestId().getBytes(StandardCharsets.UTF_8));
    }

    private Item last() {
        return claim.items().get(items - 1);
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
        return Objects.requireNonNullElse(claim.head().correlationId(), requestId());
    }
}
