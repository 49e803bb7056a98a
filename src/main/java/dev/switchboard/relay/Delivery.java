package dev.switchboard.relay;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Effect;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.store.Database;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Second step of the job: the oldest message in a conversation's outbox goes out through its channel, once. */
public final class Delivery implements Handler {
    static final String KIND = "delivery";

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    /** Written just before the call: a process that dies after it may have sent the message. */
    private static final String SENDING = "sending";
    /** How often a blocked account is tried: nothing is lost meanwhile, and a mended token needs no restart. */
    private static final Duration BLOCKED_RETRY = Duration.ofMinutes(5);

    private static final Duration THROTTLED_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Database database;
    private final Tenants tenants;
    private final Map<Platform, Channel> channels;
    private final DeliveryRecord record;
    private final RetrySchedule schedule;
    private final int perAccount;
    private volatile DeliveryListener listener = DeliveryListener.NONE;

    /** @param perAccount conversations an account sends to at the same time */
    public Delivery(
            Database database,
            Tenants tenants,
            Map<Platform, Channel> channels,
            DeliveryRecord record,
            RetrySchedule schedule,
            int perAccount) {
        this.perAccount = perAccount;
        this.schedule = schedule;
        this.database = database;
        this.tenants = tenants;
        this.channels = channels;
        this.record = record;
    }

    /** Registers who wants to know of attempts. */
    public void listen(DeliveryListener listener) {
        this.listener = listener;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public RetrySchedule schedule() {
        return schedule;
    }

    @Override
    public int lanesAtOnce(Gate gate) {
        return perAccount;
    }

    @Override
    public Effect givenUp(Claim claim, String reason) {
        return record.failed(claim.lane().userId(), claim.head().payload(), "gave_up", reason);
    }

    /** A message and where it goes. */
    private record Sending(StoredMessage message, Conversation conversation) {}

    @Override
    public Outcome handle(Claim claim) {
        Optional<Sending> found = database.readOwn(transaction -> Messages.findOwn(
                        transaction, claim.lane().userId(), claim.head().payload())
                .flatMap(message -> Conversations.find(transaction, claim.lane().userId(), message.conversationId())
                        .map(conversation -> new Sending(message, conversation))));
        if (found.isEmpty() || found.get().message().status().isAfter(DeliveryStatus.UNCERTAIN)) {
            return new Outcome.Done(1, Effect.NONE);
        }
        if (SENDING.equals(claim.head().mark())) {
            return begunBefore(claim);
        }
        return send(claim, found.get());
    }

    private Outcome send(Claim claim, Sending sending) {
        Optional<Account> account = tenants.account(sending.conversation().account());
        if (account.isEmpty()) {
            return new Outcome.Pause(BLOCKED_RETRY, "the account is no longer configured");
        }
        if (!account.get().userId().equals(claim.lane().userId())) {
            return new Outcome.Done(
                    1,
                    record.failed(
                            claim.lane().userId(),
                            claim.head().payload(),
                            "account_moved",
                            "the account belongs to another user now"));
        }
        Channel channel = Objects.requireNonNull(
                channels.get(sending.conversation().account().platform()));
        AtomicLong left = new AtomicLong(System.nanoTime());
        SendResult result = channel.send(
                new SendingAccount(account.get().key(), account.get().token()), outbound(sending), () -> {
                    claim.mark(SENDING);
                    left.set(System.nanoTime());
                });
        note(claim, channel.platform(), result, System.nanoTime() - left.get());
        return outcome(claim, sending, result);
    }

    private void note(Claim claim, Platform platform, SendResult result, long nanos) {
        listener.attempted(platform, result, nanos);
        log.atLevel(levelOf(result))
                .log(
                        "delivery.attempted conversation={} message={} platform={} attempt={} outcome={} took_ms={} cause={}",
                        claim.lane().key(),
                        claim.head().payload(),
                        platform.wire(),
                        claim.attempt(),
                        result.wire(),
                        TimeUnit.NANOSECONDS.toMillis(nanos),
                        result.cause());
    }

    private static Level levelOf(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> Level.DEBUG;
            case SendResult.NotSent notSent -> Level.INFO;
            case SendResult.Throttled throttled -> Level.INFO;
            case SendResult.Rejected rejected -> Level.INFO;
            case SendResult.CircuitOpen open -> Level.INFO;
            case SendResult.AccountBlocked blocked -> Level.WARN;
            case SendResult.Uncertain uncertain -> Level.WARN;
        };
    }

    private static OutboundMessage outbound(Sending sending) {
        return new OutboundMessage(
                sending.message().messageId(),
                sending.conversation().account(),
                sending.conversation().customerId(),
                sending.message().content(),
                sending.message().replyTo());
    }

    private Outcome outcome(Claim claim, Sending sending, SendResult result) {
        String userId = claim.lane().userId();
        String messageId = sending.message().messageId();
        return switch (result) {
            case SendResult.Accepted accepted ->
                new Outcome.Done(1, record.sent(sending.conversation(), messageId, accepted));
            case SendResult.Rejected rejected ->
                new Outcome.Done(1, record.failed(userId, messageId, rejected.code(), rejected.reason()));
            case SendResult.NotSent notSent ->
                new Outcome.RetryLater(1, notSent.code() + ": " + notSent.reason(), notSent.retryAfter(), null);
            case SendResult.Throttled throttled -> throttled(throttled);
            case SendResult.AccountBlocked blocked ->
                new Outcome.Pause(BLOCKED_RETRY, blocked.code() + ": " + blocked.reason());
            case SendResult.Uncertain uncertain -> new Outcome.Done(1, record.uncertain(claim));
            case SendResult.CircuitOpen open -> new Outcome.Pause(open.retryAfter(), "the channel's circuit is open");
        };
    }

    private static Outcome throttled(SendResult.Throttled throttled) {
        String reason = throttled.code() + ": " + throttled.reason();
        return switch (throttled.scope()) {
            case ACCOUNT -> new Outcome.Pause(slowDown(throttled.retryAfter()), reason);
            case CUSTOMER -> new Outcome.RetryLater(1, reason, throttled.retryAfter(), null);
        };
    }

    /** A wish is honoured up to a limit: a mistaken number must not silence an account for years. */
    private static Duration slowDown(@Nullable Duration wish) {
        Duration length = Objects.requireNonNullElse(wish, THROTTLED_RETRY);
        return length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
    }

    /** The process ended while the message was being sent. */
    private Outcome begunBefore(Claim claim) {
        log.warn(
                "delivery.begun_before_restart conversation={} message={}",
                claim.lane().key(),
                claim.head().payload());
        return new Outcome.Done(1, record.uncertain(claim));
    }
}
