package dev.switchboard.store;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pieces of work that one commit holds, and those who want to hear of it once it is on disk.
 *
 * @param startNanos when the group began to run
 */
record CommittedGroup(
        List<Piece<?>> pieces, List<Runnable> actions, Database.CommitListener listener, long startNanos) {
    private static final Logger log = LoggerFactory.getLogger(CommittedGroup.class);

    /** It is on disk: everybody may know. */
    void succeed() {
        long longestWait = startNanos - pieces.getFirst().since;
        quietly(() -> listener.committed(pieces.size(), System.nanoTime() - startNanos, longestWait));
        actions.forEach(CommittedGroup::quietly);
        pieces.forEach(Piece::succeed);
    }

    void fail(RuntimeException cause) {
        pieces.forEach(piece -> piece.fail(cause));
    }

    /** What was committed was committed, whatever those do who are told of it. */
    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            log.error("store.after_commit_failed", e);
        }
    }
}
