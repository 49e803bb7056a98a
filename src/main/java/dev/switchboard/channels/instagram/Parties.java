package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote to whom. On an echo sender and recipient are swapped; either may be missing; and our account goes by two
 * ids, its own and one scoped to the app.
 *
 * @param account ours; null when the payload does not say
 * @param customer the other side; null when the payload does not say
 * @param fromUs whether our account is the sender
 */
record Parties(@Nullable AccountKey account, @Nullable String customer, boolean fromUs) {

    static Parties of(JsonSlice entry, JsonSlice element, Predicate<String> isAccount) {
        String sender = element.textAt("sender", "id");
        String recipient = element.textAt("recipient", "id");
        boolean echo = Kinds.isEcho(element);
        List<String> ours = present(idOf(entry), echo ? sender : recipient);
        String account = present(idOf(entry), recipient, sender).stream()
                .filter(isAccount)
                .findFirst()
                .orElse(ours.isEmpty() ? null : ours.getFirst());
        boolean fromUs = echo || sender != null && (sender.equals(account) || sender.equals(idOf(entry)));
        List<String> others = new ArrayList<>(fromUs ? present(recipient, sender) : present(sender));
        others.removeAll(present(account, idOf(entry)));
        return new Parties(keyOf(account), others.isEmpty() ? null : others.getFirst(), fromUs);
    }

    /** The dashboard's tests come from account 0. */
    private static @Nullable String idOf(JsonSlice entry) {
        String id = entry.textAt("id");
        return "0".equals(id) ? null : id;
    }

    private static @Nullable AccountKey keyOf(@Nullable String id) {
        return id == null ? null : new AccountKey(Platform.INSTAGRAM, id);
    }

    private static List<String> present(@Nullable String... ids) {
        return Stream.of(ids).filter(Objects::nonNull).toList();
    }
}
