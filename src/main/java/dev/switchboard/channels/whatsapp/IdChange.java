package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Old and new ids of one customer, gathered from wherever they stand. */
final class IdChange {
    private final Set<String> before = new LinkedHashSet<>();
    private final Set<String> now = new LinkedHashSet<>();

    void now(@Nullable String... ids) {
        add(now, ids);
    }

    void before(@Nullable String... ids) {
        add(before, ids);
    }

    private static void add(Set<String> all, @Nullable String... ids) {
        Arrays.stream(ids).filter(Objects::nonNull).map(WhatsAppIds::plain).forEach(all::add);
    }

    /** Both are told: ids that stay are no old ones. */
    boolean isComplete() {
        return !now.isEmpty() && !now.containsAll(before);
    }

    /** @param raw the slice, given the time to keep with it */
    IdentityChanged event(
            AccountKey account, @Nullable String eventId, Stamp stamp, Function<@Nullable Long, String> raw) {
        return new IdentityChanged(
                account,
                new CustomerIds(phonesFirst(
                        before.stream().filter(id -> !now.contains(id)).toList())),
                new CustomerIds(phonesFirst(List.copyOf(now))),
                eventId,
                stamp.at(),
                raw.apply(stamp.missing()));
    }

    private static List<String> phonesFirst(List<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparing(id -> WhatsAppIds.phone(id) == null))
                .toList();
    }
}
