package dev.switchboard.leads;

import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static dev.switchboard.intake.IntakeHouse.USER;

import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Conversations.OwnPlace;
import dev.switchboard.conversations.Messages;
import dev.switchboard.intake.IntakeHouse;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.store.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Customers of one number, one conversation each, whose messages come late by chance: the same for a seed. */
final class LateHouse implements AutoCloseable {
    private static final int SECOND = 1_000;
    private static final int KINDS = 6;

    final IntakeHouse house;
    private final Random random;
    private final long start;
    private final int customers;

    LateHouse(Path folder, long seed, int customers) {
        house = new IntakeHouse(folder);
        random = new Random(seed);
        start = house.clock.millis() - 400_000;
        this.customers = customers;
    }

    /** In each round something is told of everybody, so that places are numbers of rounds. */
    LateHouse fill(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            int now = round;
            house.accept(
                    IntStream.range(0, customers).mapToObj(i -> told(i, now)).toArray(InboundEvent[]::new));
            house.database.run(this::answerSomebody);
        }
        return this;
    }

    private InboundEvent told(int customer, int round) {
        return switch (random.nextInt(9)) {
            case 0 -> echo(customer, round, Origin.LIVE, DeliveryStatus.SENT);
            case 1 -> echo(customer, round, Origin.HISTORY, DeliveryStatus.FAILED);
            case 2 -> deleted(customer, Math.max(1, round - 1 - random.nextInt(4)));
            default -> IntakeHouse.text(phone(customer), text(customer, round), time(customer, round));
        };
    }

    /** Each kind of customer has a way of being late. */
    private long time(int customer, int round) {
        int late = switch (customer % KINDS) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextInt(30);
            case 3 -> random.nextInt(40) == 0 ? 60 + random.nextInt(12) : 0;
            case 4 -> random.nextInt(60) == 0 ? random.nextInt(round) : random.nextInt(2);
            default -> 2 * round;
        };
        return start + (round - late) * SECOND + (customer % 2 == 0 ? 0 : random.nextInt(2 * SECOND));
    }

    private EchoReceived echo(int customer, int round, Origin origin, DeliveryStatus status) {
        return new EchoReceived(
                NUMBER,
                "wamid.echo" + text(customer, round),
                CustomerIds.of(phone(customer)),
                new Content.Text("echo of " + round),
                time(customer, round),
                MessageContext.NONE,
                origin,
                origin == Origin.HISTORY ? status : null,
                "{}");
    }

    private InboundEvent deleted(int customer, int round) {
        return new MessageChanged(
                NUMBER,
                "deleted" + random.nextLong(),
                "wamid." + text(customer, round),
                CustomerIds.of(phone(customer)),
                false,
                new Change.Deleted(),
                house.clock.millis(),
                Origin.LIVE,
                "{}");
    }

    private void answerSomebody(Transaction transaction) {
        List<String> all = transaction.list("SELECT conversation_id FROM conversations", row -> row.getString(1));
        Conversation conversation = Conversations.find(transaction, USER, all.get(random.nextInt(all.size())))
                .orElseThrow();
        Content content = new Content.Text("answer");
        OwnPlace place =
                new Conversations(house.ids).nextOutbound(transaction, USER, conversation.conversationId(), start);
        new Messages(house.clock, house.ids).addOutbound(transaction, conversation, "bot", null, place, content);
        MessagePlace where = new MessagePlace(place.timestamp(), conversation.conversationId(), place.sequenceNo());
        new LeadCounters(house.clock)
                .count(
                        transaction,
                        USER,
                        place.leadId(),
                        new LeadCounters.Counted(NUMBER.platform(), where, "agent", "answer", false, null));
    }

    private static String text(int customer, int round) {
        return customer + " in " + round;
    }

    private static String phone(int customer) {
        return String.valueOf(918_900_000_000L + customer * 7_919L);
    }

    @Override
    public void close() {
        house.close();
    }
}
