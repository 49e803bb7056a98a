package dev.switchboard.sandbox;

import dev.switchboard.store.StoreUnavailableException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is owed when it is due, until it is answered 200. One timer, a virtual thread for each post, a few posts at
 * a time. A customer's messages go out in order; one that was refused no longer holds up the next, as on the real
 * platform. The statuses of a message go out in order, unless a fault has them overtaken.
 */
final class WebhookDispatcher {
    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final long BATCH_MILLIS = 200;
    private static final int REDELIVERED_AFTER = 3;

    private final Ledger ledger;
    private final WebhookPoster poster;
    private final SandboxOptions options;
    private final Faults faults;
    private final Clock clock;
    private final Semaphore permits;
    private final Lanes lanes = new Lanes();
    private final Batcher batcher = new Batcher(flush -> later(BATCH_MILLIS, flush), this::workTogether);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-timer").factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable URI server;

    WebhookDispatcher(Ledger ledger, WebhookPoster poster, SandboxOptions options, Faults faults, Clock clock) {
        this.ledger = ledger;
        this.poster = poster;
        this.options = options;
        this.faults = faults;
        this.clock = clock;
        this.permits = new Semaphore(options.parallelPosts(), true);
    }

    /** Takes over what is written in the ledger. Nothing is posted before {@link #start}. */
    void add(List<OwedWebhook> webhooks) {
        webhooks.stream().map(this::withFault).forEach(webhook -> {
            if (lanes.add(webhook)) {
                schedule(webhook);
            }
        });
    }

    private OwedWebhook withFault(OwedWebhook webhook) {
        OwedWebhook planned = webhook.with(faults.webhook(webhook));
        if (!planned.fault().names().isEmpty()) {
            ledger.faults(planned);
        }
        return planned;
    }

    /** Begins to post, to that address. */
    void start(URI address) {
        server = address;
        lanes.open().forEach(this::schedule);
    }

    /** Posts nothing more; what is owed stays in the ledger. */
    void stop() {
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("sandbox.stopped_while_posting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule(OwedWebhook webhook) {
        boolean shares = webhook.fault().batch() > 0 && webhook.attempts() == 0;
        later(untilDue(webhook), shares ? () -> batcher.offer(webhook) : () -> work(List.of(webhook)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is run answers for itself
    private void later(long delayMillis, Runnable action) {
        try {
            timer.schedule(() -> workers.execute(action), Math.max(0, delayMillis), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("stopping: it stays owed", e);
        }
    }

    private void workTogether(List<OwedWebhook> webhooks) {
        later(0, () -> work(webhooks));
    }

    private void work(List<OwedWebhook> webhooks) {
        boolean acknowledged = false;
        try {
            if (isFirst(webhooks)
                    && webhooks.stream().anyMatch(webhook -> webhook.fault().twice())) {
                later(0, () -> copy(webhooks));
            }
            acknowledged = post(webhooks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (StoreUnavailableException e) {
            log.warn("sandbox.webhook_unrecorded reason={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("sandbox.webhook_failed", e);
        }
        finish(webhooks, acknowledged);
    }

    /** Posts it once more, whatever became of it. */
    private void copy(List<OwedWebhook> webhooks) {
        try {
            post(webhooks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailableException e) {
            log.warn("sandbox.webhook_unrecorded reason={}", e.getMessage());
        }
    }

    private boolean post(List<OwedWebhook> webhooks) throws InterruptedException {
        URI address = server;
        if (address == null) {
            throw new IllegalStateException("not started");
        }
        permits.acquire();
        try {
            PostResult result = poster.post(address, webhooks);
            ledger.posted(webhooks, result);
            return result.isAcknowledged();
        } finally {
            permits.release();
        }
    }

    private void finish(List<OwedWebhook> webhooks, boolean acknowledged) {
        if (acknowledged) {
            webhooks.forEach(webhook -> lanes.done(webhook).ifPresent(this::schedule));
            redeliver(webhooks);
        } else {
            retry(webhooks);
        }
    }

    private void redeliver(List<OwedWebhook> webhooks) {
        if (isFirst(webhooks)
                && webhooks.stream().anyMatch(webhook -> webhook.fault().again())) {
            later(options.retryAfter(REDELIVERED_AFTER).toMillis(), () -> copy(webhooks));
        }
    }

    /** What shared a body shares it again. */
    private void retry(List<OwedWebhook> webhooks) {
        List<OwedWebhook> again = new ArrayList<>();
        for (OwedWebhook webhook : webhooks) {
            OwedWebhook next = webhook.again(webhook.isMessage() ? "again:" + webhook.id() : webhook.lane());
            again.add(next);
            lanes.retry(webhook, next).stream().filter(head -> head != next).forEach(this::schedule);
        }
        later(options.retryAfter(again.getFirst().attempts()).toMillis(), () -> work(again));
    }

    private static boolean isFirst(List<OwedWebhook> webhooks) {
        return webhooks.getFirst().attempts() == 0;
    }

    private long untilDue(OwedWebhook webhook) {
        return webhook.startsAt() - clock.millis();
    }
}
