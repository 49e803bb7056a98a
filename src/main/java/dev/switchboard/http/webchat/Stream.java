package dev.switchboard.http.webchat;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One tab that looks. It is told only that there is something new, never what: a slow reader holds up nobody and nothing
 * piles up for it; what it missed it reads when it is ready.
 */
final class Stream {
    private final Visit visit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean changed;
    private boolean written;
    private boolean over;
    private volatile @Nullable String leadId;

    Stream(Visit visit) {
        this.visit = visit;
    }

    /**
     * What happened since the last time somebody asked.
     *
     * @param changed something durable: a message, a receipt, an end
     * @param written more of an answer that is being written
     * @param over the stream is to end
     */
    record News(boolean changed, boolean written, boolean over) {
        boolean isNone() {
            return !changed && !written && !over;
        }
    }

    Visit visit() {
        return visit;
    }

    @Nullable
    String leadId() {
        return leadId;
    }

    void follow(@Nullable String lead) {
        leadId = lead;
    }

    void changed() {
        tell(() -> changed = true);
    }

    void written() {
        tell(() -> written = true);
    }

    void end() {
        tell(() -> over = true);
    }

    private void tell(Runnable what) {
        lock.lock();
        try {
            what.run();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for news, at most so long; none when nothing happened. */
    News await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!changed && !written && !over && left > 0) {
                left = news.awaitNanos(left);
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private News take() {
        News taken = new News(changed, written, over);
        changed = false;
        written = false;
        return taken;
    }
}
