package dev.switchboard.sandbox;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts the emulator stands for. */
record Accounts(List<SandboxAccount> all) {

    /** By the id that stands in a Graph path. */
    Optional<SandboxAccount> byId(String id) {
        return all.stream().filter(account -> account.key().id().equals(id)).findFirst();
    }

    /** Whether it is a business that has numbers: a WABA. */
    boolean isBusiness(String id) {
        return all.stream()
                .anyMatch(account ->
                        account.businessId().equals(id) && !account.key().id().equals(id));
    }

    SandboxAccount of(AccountKey key) {
        return all.stream()
                .filter(account -> account.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no account " + key));
    }

    /** The account of that platform and id; without an id the platform's first. */
    Optional<SandboxAccount> find(Platform platform, @Nullable String id) {
        return all.stream()
                .filter(account -> account.key().platform() == platform)
                .filter(account -> id == null || account.key().id().equals(id))
                .findFirst();
    }
}
