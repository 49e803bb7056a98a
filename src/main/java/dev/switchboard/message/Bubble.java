package dev.switchboard.message;

/**
 * What people see as one bubble, by the platform's id. Instagram tells a tap on a button under an id that a text may have
 * as well, so a tap is known by that id with a word before it; who unsends a bubble or reacts to it names the bubble.
 */
public final class Bubble {
    /** Begins the id of what is known as a tap. No id of a platform's begins so. */
    public static final String TAP = "postback:";

    private Bubble() {}

    /** The id of the bubble in which a message of that id is seen. */
    public static String of(String providerId) {
        return providerId.startsWith(TAP) ? providerId.substring(TAP.length()) : providerId;
    }
}
