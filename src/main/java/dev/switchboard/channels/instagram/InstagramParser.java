package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.WebhookBody;
import dev.switchboard.message.InboundEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads webhook bodies: <a href="https://developers.facebook.com/docs/instagram-platform/webhooks/examples">shapes</a>.
 * Total: any bytes become events, each element by itself, in their order; what cannot be read is
 * {@link InboundEvent.Unrecognized} and takes nothing else along. Bodies about a page have the same shape and are read
 * as well, for an account that nobody has.
 */
public final class InstagramParser {
    static final String INSTAGRAM = "instagram";
    static final String PAGE = "page";

    private final Clock clock;
    private final Function<String, Optional<String>> accounts;

    /**
     * @param clock for what does not tell when it happened
     * @param accounts the id of the account here that goes by an id: webhooks name it by one of two
     */
    public InstagramParser(Clock clock, Function<String, Optional<String>> accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    /** Everything a body says. Never throws, never empty. */
    public List<InboundEvent> events(byte[] body) {
        return WebhookBody.events(
                body,
                List.of(INSTAGRAM, PAGE),
                (json, events) -> new EntryReader(
                                new Entry(events.object(), json, names(events.object()), clock), events)
                        .read());
    }

    /** A page is not an account of ours, whatever its id. */
    private OwnNames names(String object) {
        return object.equals(PAGE) ? new OwnNames("page:", id -> Optional.empty()) : new OwnNames("", accounts);
    }
}
