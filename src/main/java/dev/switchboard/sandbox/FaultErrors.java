package dev.switchboard.sandbox;

import java.util.Map;

/** How Meta words the errors that faults ask for. Throttling is HTTP 400 there, not 429. */
final class FaultErrors {
    private static final Map<Integer, Words> KNOWN = Map.ofEntries(
            Map.entry(1, new Words(400, "An unknown error occurred", "")),
            Map.entry(2, new Words(503, "Service temporarily unavailable", "")),
            Map.entry(4, new Words(400, "Application request limit reached", "")),
            Map.entry(190, new Words(401, "Error validating access token: Session has expired", "")),
            Map.entry(613, new Words(400, "Calls to this api have exceeded the rate limit.", "")),
            Map.entry(80007, new Words(400, "There have been too many calls to this WhatsApp Business account.", "")),
            Map.entry(130429, new Words(400, "Rate limit hit", "Cloud API message throughput has been reached.")),
            Map.entry(131000, new Words(500, "Something went wrong", "Message failed to send. Please try again.")),
            Map.entry(131016, new Words(500, "Service unavailable", "A service is temporarily unavailable.")),
            Map.entry(131026, new Words(400, "Message undeliverable", "Message Undeliverable.")),
            Map.entry(131048, new Words(400, "Spam rate limit hit", "Too many messages were blocked or flagged.")),
            Map.entry(
                    131056,
                    new Words(
                            400,
                            "(Business Account, Consumer Account) pair rate limit hit",
                            "Message failed to send because there were too many messages sent from this phone number"
                                    + " to the same phone number in a short period of time.")),
            Map.entry(131057, new Words(500, "Account in maintenance mode", "The account is in maintenance mode.")),
            Map.entry(133004, new Words(503, "Server temporarily unavailable", "")));

    private FaultErrors() {}

    /** The same fault on Instagram, which has one code for all haste and none of WhatsApp's others; 0 for none. */
    static int onInstagram(int code) {
        return switch (code) {
            case 80007, 130429, 131048, 131056 -> 613;
            default -> code >= 130_000 && code < 140_000 ? 0 : code;
        };
    }

    static GraphAnswer answer(int code, MetaIds ids) {
        boolean isStatus = code == 429 || (code >= 500 && code <= 599);
        return isStatus ? GraphAnswer.html(code) : envelope(code, ids);
    }

    private static GraphAnswer envelope(int code, MetaIds ids) {
        Words words = KNOWN.getOrDefault(code, new Words(400, "An error the faults asked for", ""));
        GraphException error = words.details.isEmpty()
                ? GraphException.plain(words.status, code, words.title)
                : GraphException.whatsApp(words.status, code, words.title, words.details);
        return error.answer(ids);
    }

    private record Words(int status, String title, String details) {}
}
