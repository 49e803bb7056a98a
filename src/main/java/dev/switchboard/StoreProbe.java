package dev.switchboard;

import dev.switchboard.store.Database;

/** Whether a webhook could be stored now. An empty transaction succeeds on a full disk: this one needs room, and gives it back. */
final class StoreProbe {
    private static final String SOME_ROOM = "x".repeat(64 * 1024);

    private final Database database;

    StoreProbe(Database database) {
        this.database = database;
    }

    boolean takesWrites() {
        return database.write(transaction -> {
            transaction.update("INSERT INTO directory (kind, id, user_id) VALUES ('probe', 'probe', ?)", SOME_ROOM);
            transaction.update("DELETE FROM directory WHERE kind = 'probe'");
            return true;
        });
    }
}
