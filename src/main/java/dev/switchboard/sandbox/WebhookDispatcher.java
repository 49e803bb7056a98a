package dev.switchboard.sandbox;

import dev.switchboard.sandbox.Faults.WebhookFault;
import dev.switchboard.store.StoreUnavailableException;
import java.net.URI;
import java.time.Clock;
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
 * platform. The statuses of a message always go out in order.
 */
final class WebhookDispatcher {
    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    private final Ledger ledger;
    private final WebhookPoster poster;
    private final SandboxOptions options;
    private final Faults faults;
    private final Clock clock;
    private final Semaphore permits;
    private final Lanes lanes = new Lanes();
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
        webhooks.forEach(webhook -> {
            if (lanes.add(webhook)) {
                schedule(webhook);
            }
        });
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
        schedule(webhook, webhook.dueAt() - clock.millis());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // work() answers for itself
    private void schedule(OwedWebhook webhook, long delayMillis) {
        try {
            timer.schedule(() -> workers.execute(() -> work(webhook)), Math.max(0, delayMillis), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("stopping: it stays owed", e);
        }
    }

    private void work(OwedWebhook webhook) {
        try {
            finish(webhook, post(webhook));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailableException e) {
            log.warn("sandbox.webhook_unrecorded reason={}", e.getMessage());
            finish(webhook, false);
        } catch (RuntimeException e) {
            log.error("sandbox.webhook_failed", e);
            finish(webhook, false);
        }
    }

    private boolean post(OwedWebhook webhook) throws InterruptedException {
        URI address = server;
        if (address == null) {
            throw new IllegalStateException("not started");
        }
        WebhookFault fault = faults.webhook().apply(webhook);
        Thread.sleep(fault.delay());
        permits.acquire();
        try {
            for (int extra = 1; extra < fault.copies(); extra++) {
                ledger.posted(webhook, poster.post(address, webhook));
            }
            PostResult result = poster.post(address, webhook);
            ledger.posted(webhook, result);
            return result.isAcknowledged();
        } finally {
            permits.release();
        }
    }

    private void finish(OwedWebhook webhook, boolean acknowledged) {
        if (!acknowledged) {
            long wait = options.retryAfter(webhook.attempts() + 1).toMillis();
            String lane = webhook.isMessage() ? "again:" + webhook.id() : webhook.lane();
            OwedWebhook again = webhook.again(lane, webhook.dueAt());
            lanes.retry(webhook, again).forEach(head -> schedule(head, head == again ? wait : untilDue(head)));
        } else {
            lanes.done(webhook).ifPresent(this::schedule);
        }
    }

    private long untilDue(OwedWebhook webhook) {
        return webhook.dueAt() - clock.millis();
    }
}
