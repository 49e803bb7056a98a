package dev.switchboard;

/** Writes Instagram webhook bodies for tests. */
public final class InstagramBody {
    public static final String ACCOUNT = "17841400000000001";

    private InstagramBody() {}

    /** What a customer wrote. */
    public static String text(String from, String mid, String text) {
        return element(from, ACCOUNT, "\"mid\":\"" + mid + "\",\"text\":\"" + text + "\"");
    }

    /** What our account wrote. */
    public static String echo(String to, String mid, String text) {
        return element(ACCOUNT, to, "\"mid\":\"" + mid + "\",\"text\":\"" + text + "\",\"is_echo\":true");
    }

    /** Any message. */
    public static String element(String from, String to, String message) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"%s\",\"time\":%d,\"messaging\":[{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,\"message\":{%s}}]}]}"
                .formatted(ACCOUNT, System.currentTimeMillis(), from, to, System.currentTimeMillis(), message);
    }
}
