package dev.switchboard.sandbox;

/**
 * Something a person can do on a phone other than typing a text.
 *
 * @param kind its name in the API
 * @param label its name in the menu
 * @param needs what must be there first
 */
record Act(String kind, String label, Needs needs) {

    /** What an act is about: by default the newest of its sort on the phone. */
    enum Needs {
        NOTHING,
        /** A message of the business's. */
        ANSWER,
        /** A message of one's own. */
        OWN
    }

    static Act of(String kind, String label) {
        return new Act(kind, label, Needs.NOTHING);
    }

    static Act onAnswer(String kind, String label) {
        return new Act(kind, label, Needs.ANSWER);
    }

    static Act onOwn(String kind, String label) {
        return new Act(kind, label, Needs.OWN);
    }
}
