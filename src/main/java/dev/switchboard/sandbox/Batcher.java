package dev.switchboard.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Collects what shares a body: until it is full, or a moment after the first came. Safe for many threads. */
final class Batcher {
    private static final int CHANGES = 3 * 2;

    private final Lock lock = new ReentrantLock();
    private final Map<String, List<OwedWebhook>> waiting = new HashMap<>();
    private final Consumer<Runnable> soon;
    private final Consumer<List<OwedWebhook>> post;

    /**
     * @param soon runs something a moment later
     * @param post takes a batch
     */
    Batcher(Consumer<Runnable> soon, Consumer<List<OwedWebhook>> post) {
        this.soon = soon;
        this.post = post;
    }

    void offer(OwedWebhook webhook) {
        String account = webhook.message().customer().account().toString();
        int size = add(account, webhook);
        if (size >= CHANGES * webhook.fault().batch()) {
            flush(account);
        } else if (size == 1) {
            soon.accept(() -> flush(account));
        }
    }

    private int add(String account, OwedWebhook webhook) {
        lock.lock();
        try {
            List<OwedWebhook> list = waiting.computeIfAbsent(account, key -> new ArrayList<>());
            list.add(webhook);
            return list.size();
        } finally {
            lock.unlock();
        }
    }

    private void flush(String account) {
        List<OwedWebhook> batch = take(account);
        if (!batch.isEmpty()) {
            post.accept(batch.stream()
                    .sorted(Comparator.comparingLong(OwedWebhook::id))
                    .toList());
        }
    }

    private List<OwedWebhook> take(String account) {
        lock.lock();
        try {
            List<OwedWebhook> batch = waiting.remove(account);
            return batch == null ? List.of() : batch;
        } finally {
            lock.unlock();
        }
    }
}
