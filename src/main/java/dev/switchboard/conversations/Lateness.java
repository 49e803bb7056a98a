package dev.switchboard.conversations;

import dev.switchboard.store.Transaction;

/**
 * How late messages came: {@code conversations.late} is the longest distance, in places, by which one came after one with a
 * later time; 0 where places are in the order of times. So much must be sorted, and no more: by time, and by place where
 * times are the same, what is at place n stands at most {@code late} ranks from n. For what stands behind it though it came
 * before lies at most {@code late} places back, so that no more than that many do; and what stands before it though it
 * came after is late itself by the distance between both, so that no more than that many do, either.
 */
final class Lateness {
    /** A message that came later than that makes its conversation one that is sorted as a whole: history, mostly. */
    static final long MOST = 64;
    /** More than there will be places. What rebuilds it ({@code leads.Derived}) spells both numbers out. */
    static final long ANY = 1 << 30;

    private static final String IN_PLACES =
            " FROM messages WHERE user_id = ? AND conversation_id = ? AND sequence_no BETWEEN ? AND ? AND timestamp ";
    static final String LAST_IN_TIME = "SELECT sequence_no" + IN_PLACES + "<= ? ORDER BY sequence_no DESC LIMIT 1";
    static final String FIRST_AFTER_IT = "SELECT sequence_no" + IN_PLACES + "> ? ORDER BY sequence_no LIMIT 1";

    private final Transaction transaction;
    private final String userId;
    private final String conversationId;

    Lateness(Transaction transaction, String userId, String conversationId) {
        this.transaction = transaction;
        this.userId = userId;
        this.conversationId = conversationId;
    }

    /**
     * Keeps how late a message came that is older than the newest. The messages before its place must have been written.
     *
     * @param late how late others came
     */
    void keep(long place, long timestamp, long late) {
        if (late >= ANY) {
            return;
        }
        long distance = distance(place, timestamp, late);
        if (distance > late) {
            transaction.update(
                    "UPDATE conversations SET late = ? WHERE user_id = ? AND conversation_id = ?",
                    distance > MOST ? ANY : distance,
                    userId,
                    conversationId);
        }
    }

    /**
     * Looks at hardly more than three times {@link #MOST} messages. Nothing that is more than {@code late} places before one
     * has a later time than that one: the last that is not newer than ours says where to stop. Where the last {@code MOST}
     * + 1 are all newer, ours is later than is counted, whatever was before them.
     */
    private long distance(long place, long timestamp, long late) {
        long back = place - MOST - 1;
        long last = find(LAST_IN_TIME, back, place - 1, timestamp, back);
        return place - find(FIRST_AFTER_IT, last - late, place - 1, timestamp, place);
    }

    private long find(String sql, long first, long last, long timestamp, long otherwise) {
        return transaction
                .one(sql, row -> row.getLong(1), userId, conversationId, first, last, timestamp)
                .orElse(otherwise);
    }

    /**
     * The places in which a page of all messages of a conversation is found.
     *
     * @param skipped how many of them, by time, stand before the page
     */
    record Window(long first, long last, long skipped) {
        /**
         * Ranks {@code offset + 1} to {@code offset + limit} are in these places. What is before the first of these places
         * stands before the page, and what is behind the last behind it: of all that stands before the page, only what
         * is before the first place is not in the window.
         */
        static Window of(long late, long offset, int limit) {
            return new Window(offset + 1 - late, offset + limit + late, Math.min(offset, late));
        }
    }
}
