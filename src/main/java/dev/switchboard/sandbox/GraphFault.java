package dev.switchboard.sandbox;

/**
 * What happens to one call of the Graph API.
 *
 * @param error Graph error or HTTP status to answer instead; 0 for none
 */
record GraphFault(boolean reset, int error, boolean lostAnswer, boolean early, long slowMillis) {
    static final GraphFault NONE = new GraphFault(false, 0, false, false, 0);

    /** What of it the ledger notes; empty for nothing. */
    String name() {
        if (reset) {
            return "reset";
        }
        if (error != 0) {
            return "error " + error;
        }
        return lostAnswer ? "lost_answer" : early ? "early" : "";
    }
}
