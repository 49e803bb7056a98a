package dev.switchboard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the disk in the writer's place: what a commit appended to the log is forced out here, all groups that wait
 * at once, and only then is anybody told that it succeeded. The writer runs the next group meanwhile, which is what a
 * commit that waits by itself ({@code synchronous=FULL}) would not let it do.
 */
final class DiskSync {
    private static final Logger log = LoggerFactory.getLogger(DiskSync.class);
    /** The writer may be ahead by so many groups: more would only make groups smaller, and each writes its pages again. */
    private static final int MOST_WAITING = 1;

    /** Does nothing but end the wait for a commit. */
    private static final CommittedGroup WAKE =
            new CommittedGroup(List.of(), List.of(), (pieces, nanos, longestWait) -> {}, 0);

    private final Path file;
    private final BlockingQueue<CommittedGroup> committed = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean broken;
    private @Nullable FileChannel channel;

    /** @param file the write-ahead log */
    DiskSync(Path file) {
        this.file = file;
        this.thread = Thread.ofPlatform().name("store-sync").start(this::loop);
    }

    /**
     * True once the disk failed to confirm. The engine then holds as committed what may never reach the disk, and asking
     * the disk again proves nothing: only a restart, which reads what is really there, mends it.
     */
    boolean isBroken() {
        return broken;
    }

    static StoreUnavailableException brokenDisk(@Nullable Exception cause) {
        return new StoreUnavailableException("the disk failed to confirm a write: check it and restart", cause);
    }

    /** Takes a commit over; waits when the disk is far behind. */
    void confirm(CommittedGroup group) {
        try {
            committed.put(group);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            group.fail(new StoreUnavailableException("the store is closing", e));
        }
    }

    private void loop() {
        List<CommittedGroup> groups = new ArrayList<>(MOST_WAITING);
        while (!closing || !committed.isEmpty()) {
            if (takeInto(groups)) {
                confirmAll(groups);
                groups.clear();
            }
        }
    }

    private boolean takeInto(List<CommittedGroup> groups) {
        try {
            CommittedGroup first = committed.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            groups.add(first);
            committed.drainTo(groups);
            groups.remove(WAKE);
            return !groups.isEmpty();
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    private void confirmAll(List<CommittedGroup> groups) {
        try {
            if (broken) {
                throw new IOException("an earlier write was not confirmed");
            }
            force();
        } catch (IOException e) {
            broken = true;
            log.error("store.disk_failed groups={}", groups.size(), e);
            groups.forEach(group -> group.fail(brokenDisk(e)));
            return;
        }
        groups.forEach(CommittedGroup::succeed);
    }

    /** The log is there once something was committed, and stays the same file as long as the store is open. */
    private void force() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        channel.force(false);
    }

    /** Confirms what waits, then ends. */
    void close() {
        closing = true;
        committed.offer(WAKE); // where there is no room it is awake
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            if (channel != null) {
                channel.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.warn("store.close_failed", e);
        }
    }
}
