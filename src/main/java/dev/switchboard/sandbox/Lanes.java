package dev.switchboard.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What waits to be posted: one queue per lane, of which only the head is at work. Safe for many threads. */
final class Lanes {
    private final Lock lock = new ReentrantLock();
    private final Map<String, Deque<OwedWebhook>> queues = new HashMap<>();
    private boolean open;

    /** Queues it; true when it is its lane's head and may be worked. */
    boolean add(OwedWebhook webhook) {
        return locked(() -> enqueue(webhook) && open);
    }

    /** From now on heads may be worked; gives those that wait. */
    List<OwedWebhook> open() {
        return locked(() -> {
            open = true;
            return queues.values().stream().map(Deque::getFirst).toList();
        });
    }

    /** The head is finished; gives the next. */
    Optional<OwedWebhook> done(OwedWebhook head) {
        return locked(() -> next(head));
    }

    /** The head must go again, first in its own lane or in another; gives what may be worked now. */
    List<OwedWebhook> retry(OwedWebhook head, OwedWebhook again) {
        return locked(() -> {
            List<OwedWebhook> heads = new ArrayList<>();
            if (again.lane().equals(head.lane())) {
                Deque<OwedWebhook> queue = laneOf(head);
                queue.removeFirst();
                queue.addFirst(again);
                heads.add(again);
            } else {
                next(head).ifPresent(heads::add);
                enqueue(again);
                heads.add(again);
            }
            return heads;
        });
    }

    private boolean enqueue(OwedWebhook webhook) {
        Deque<OwedWebhook> queue = queues.computeIfAbsent(webhook.lane(), lane -> new ArrayDeque<>());
        queue.addLast(webhook);
        return queue.size() == 1;
    }

    private Deque<OwedWebhook> laneOf(OwedWebhook head) {
        return Objects.requireNonNull(queues.get(head.lane()), "a head at work keeps its lane");
    }

    private Optional<OwedWebhook> next(OwedWebhook head) {
        Deque<OwedWebhook> queue = laneOf(head);
        queue.removeFirst();
        if (queue.isEmpty()) {
            queues.remove(head.lane());
        }
        return Optional.ofNullable(queue.peekFirst());
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
