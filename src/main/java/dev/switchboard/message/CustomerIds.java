package dev.switchboard.message;

import java.util.List;

/**
 * Every id by which one event names its customer, best first: a phone before a business-scoped id.
 *
 * <p>Phone and business-scoped id may each be absent: <a
 * href="https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids">business-scoped user ids</a>.
 */
public record CustomerIds(List<String> all) {
    public CustomerIds {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a customer needs at least one id");
        }
    }

    public static CustomerIds of(String... ids) {
        return new CustomerIds(List.of(ids));
    }

    /** The id to answer to and to show. */
    public String best() {
        return all.getFirst();
    }
}
