package dev.switchboard.leads;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Makes what reads live on again from what was said: counters, last messages, routes, search. Everything is kept as
 * messages are written, so that there should be nothing to do. Reads all there is: for a service that is stopped.
 */
public final class Rebuild {
    private static final int AT_ONCE = 500;

    private final Database database;

    public Rebuild(Database database) {
        this.database = database;
    }

    /**
     * Something that is not as it should be.
     *
     * @param id of the lead or conversation; empty for what belongs to a user as a whole
     */
    public record Difference(String userId, String id, String what) {}

    /** Looks for differences. @return how many there are */
    public long check(Consumer<Difference> found) {
        LongAdder count = new LongAdder();
        Consumer<Difference> counted = found.andThen(difference -> count.increment());
        for (Derived derived : Derived.values()) {
            differences(derived).forEach(counted);
        }
        new SearchCheck(database).differences(counted);
        return count.sum();
    }

    private List<Difference> differences(Derived derived) {
        return database.read(transaction -> transaction.list(
                derived.differences(), row -> new Difference(row.getString(1), row.getString(2), derived.what())));
    }

    /** Sets right what differs. @return how much that was */
    public long repair(Consumer<Difference> found) {
        long count = 0;
        for (Derived derived : Derived.values()) {
            List<Difference> all = differences(derived);
            all.forEach(found);
            inPieces(all, (transaction, one) -> derived.repair(transaction, one.userId(), one.id()));
            count += all.size();
        }
        return count + repairSearch(found);
    }

    private long repairSearch(Consumer<Difference> found) {
        List<Difference> all = new ArrayList<>();
        new SearchCheck(database).differences(found.andThen(all::add));
        inPieces(all, SearchCheck::repair);
        new LeadIndexer(database).run();
        return all.size();
    }

    private interface Step {
        void run(Transaction transaction, Difference difference);
    }

    private void inPieces(List<Difference> all, Step step) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Difference> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            database.run(transaction -> some.forEach(one -> step.run(transaction, one)));
        }
    }
}
