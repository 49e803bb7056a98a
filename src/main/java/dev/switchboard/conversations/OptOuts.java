package dev.switchboard.conversations;

import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.store.Transaction;
import org.jspecify.annotations.Nullable;

/** What customers want no more of, such as marketing: sending it all the same is answered with an error. */
public final class OptOuts {
    /** What WhatsApp calls it. */
    private static final String MARKETING = "marketing_messages";
    /** WhatsApp's <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error code</a>. */
    private static final String NO_MORE_MARKETING = "131050";

    private OptOuts() {}

    /** Keeps a wish, for every id that it names; the newest by the platform's time holds. */
    public static void keep(Transaction transaction, String userId, PreferenceChanged wish, long at) {
        for (String customer : wish.customer().all()) {
            transaction.update("""
                    INSERT INTO opt_outs (user_id, customer, category, stopped, at, detail) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (user_id, customer, category) DO UPDATE SET
                      stopped = excluded.stopped, at = excluded.at, detail = excluded.detail
                    WHERE excluded.at > opt_outs.at
                      OR (excluded.at = opt_outs.at AND excluded.stopped > opt_outs.stopped)""", userId, customer, wish.category(), wish.stop() ? 1 : 0, at, wish.detail());
        }
    }

    /**
     * A send failed. One reason of all is a wish: the customer wants no more marketing, and told the platform rather than
     * us. Kept for every id of the lead.
     */
    public static void heed(Transaction transaction, String userId, String leadId, @Nullable Failure failure, long at) {
        if (failure == null || !failure.code().equals(NO_MORE_MARKETING)) {
            return;
        }
        transaction.update("""
                INSERT INTO opt_outs (user_id, customer, category, stopped, at, detail)
                SELECT user_id, alias, ?, 1, ?, ? FROM lead_aliases WHERE user_id = ? AND lead_id = ?
                ON CONFLICT (user_id, customer, category) DO UPDATE SET
                  stopped = excluded.stopped, at = excluded.at, detail = excluded.detail
                WHERE excluded.at >= opt_outs.at""", MARKETING, at, failure.reason(), userId, leadId);
    }

    /** True when the lead, by whichever of its ids, wants no more of that. */
    public static boolean isStopped(Transaction transaction, String userId, String leadId, String category) {
        return transaction
                .one("""
                        SELECT o.stopped FROM lead_aliases a JOIN opt_outs o ON o.user_id = a.user_id AND o.customer = a.alias
                        WHERE a.user_id = ? AND a.lead_id = ? AND o.category = ?
                        ORDER BY o.at DESC, o.stopped DESC LIMIT 1""", row -> row.getInt(1) == 1, userId, leadId, category)
                .orElse(false);
    }
}
