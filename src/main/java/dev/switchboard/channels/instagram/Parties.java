package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote to whom. On an echo sender and recipient are swapped; either may be missing; and our account goes by two
 * ids, its own and one scoped to the app.
 *
 * @param account ours; null when the payload does not say
 * @param customer the other side; null when the payload does not say, or when it is ourselves
 * @param fromUs whether our account is the sender
 * @param loop whether our account is both
 */
record Parties(@Nullable AccountKey account, @Nullable String customer, boolean fromUs, boolean loop) {

    /** What accounts never do, unless to themselves. */
    private static final List<String> CUSTOMERS = List.of("postback", "read", "referral", "optin");

    static Parties of(Entry entry, JsonSlice element) {
        OwnNames names = entry.names();
        String sender = OwnNames.plausible(element.textAt("sender", "id"));
        String recipient = OwnNames.plausible(element.textAt("recipient", "id"));
        String told = OwnNames.plausible(entry.json().textAt("id"));
        String home = isCustomers(told, names, element, sender, recipient) ? null : told;
        boolean echo = isEcho(element);
        String known = firstOf(names.account(home), names.account(recipient), names.account(sender));
        String account = known != null ? known : firstOf(home, echo ? sender : recipient);
        Own own = new Own(names, account, home);
        boolean fromUs = echo || own.has(sender);
        String customer = firstOf(fromUs ? own.without(recipient) : null, own.without(sender));
        return new Parties(names.key(account), customer, fromUs, own.has(sender) && own.has(recipient));
    }

    /** The other side of what tells only its author, such as a comment. */
    Parties by(@Nullable String author) {
        return new Parties(account, author, false, false);
    }

    static boolean isEcho(JsonSlice element) {
        JsonSlice message = element.get("message");
        return message != null && message.isTrue("is_echo");
    }

    /** <a href="https://developers.facebook.com/docs/instagram-platform/webhooks/examples">Examples</a> of Meta's put
     * the customer's id where the account's belongs. */
    private static boolean isCustomers(
            @Nullable String home,
            OwnNames names,
            JsonSlice element,
            @Nullable String sender,
            @Nullable String recipient) {
        boolean same = home != null && home.equals(sender) && recipient != null && !recipient.equals(home);
        boolean onlyCustomersDo = CUSTOMERS.stream().anyMatch(kind -> element.get(kind) != null);
        return same && names.account(home) == null && (names.account(recipient) != null || onlyCustomersDo);
    }

    /** Every id of our account that can be told from this payload. */
    private record Own(
            OwnNames names,
            @Nullable String account,
            @Nullable String home) {
        boolean has(@Nullable String id) {
            return id != null && (id.equals(account) || id.equals(home) || isAnother(id));
        }

        private boolean isAnother(String id) {
            String resolved = names.account(id);
            return resolved != null && resolved.equals(account);
        }

        @Nullable
        String without(@Nullable String id) {
            return has(id) ? null : id;
        }
    }

    private static @Nullable String firstOf(@Nullable String... ids) {
        return Stream.of(ids).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
