package dev.switchboard.leads;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.List;

/**
 * Brings the texts of the last second into the search index. Many at once cost little more than one, which is why it is
 * not done with each message; until then searches look at those texts one by one.
 */
public final class LeadIndexer {
    /** So few that nobody's write waits long for them. */
    private static final int AT_ONCE = 250;

    private final Database database;

    public LeadIndexer(Database database) {
        this.database = database;
    }

    /** Brings all there are into the index. @return how many texts that were */
    public int run() {
        refreshForgotten();
        int all = 0;
        int some = AT_ONCE;
        while (some == AT_ONCE && !Thread.currentThread().isInterrupted()) {
            some = isIdle() ? 0 : database.write(LeadIndexer::indexSome);
            all += some;
        }
        return all;
    }

    private boolean isIdle() {
        return database.readOwn(transaction -> transaction
                .one("SELECT 1 FROM lead_search INDEXED BY lead_search_waiting WHERE state = 1 LIMIT 1", row -> true)
                .isEmpty());
    }

    private static int indexSome(Transaction transaction) {
        List<Long> some = transaction.list(
                "SELECT search_id FROM lead_search INDEXED BY lead_search_waiting WHERE state = 1 ORDER BY search_id LIMIT "
                        + AT_ONCE,
                row -> row.getLong(1));
        for (Long searchId : some) {
            transaction.update(
                    "INSERT OR REPLACE INTO lead_trigrams (rowid, words, phone)"
                            + " SELECT search_id, words, phone FROM lead_search_parts WHERE search_id = ?",
                    searchId);
            transaction.update("UPDATE lead_search SET state = 0 WHERE search_id = ?", searchId);
        }
        return some.size();
    }

    private record Forgotten(String userId, String leadId) {}

    /** Leads that were there before there was a search, and any that came by another way. */
    private void refreshForgotten() {
        List<Forgotten> some = forgotten();
        while (!some.isEmpty()) {
            List<Forgotten> leads = some;
            database.run(transaction ->
                    leads.forEach(lead -> LeadSearch.refresh(transaction, lead.userId(), lead.leadId())));
            some = forgotten();
        }
    }

    private List<Forgotten> forgotten() {
        return database.readOwn(transaction -> transaction.list(
                "SELECT user_id, lead_id FROM leads INDEXED BY leads_unsearched"
                        + " WHERE search_id IS NULL AND deleted_at IS NULL AND merged_into IS NULL LIMIT " + AT_ONCE,
                row -> new Forgotten(row.getString(1), row.getString(2))));
    }
}
