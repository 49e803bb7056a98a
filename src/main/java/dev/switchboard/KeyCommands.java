package dev.switchboard;

import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.KeyScope;
import dev.switchboard.tenants.NewKey;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys create|list|revoke}: the keys to the API, also while the service runs. */
@Command(
        name = "keys",
        description = "Make, list and revoke keys to the API.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommands.Create.class, KeyCommands.ListAll.class, KeyCommands.Revoke.class})
final class KeyCommands {

    /** What the three have in common. */
    private abstract static class Base implements Callable<Integer> {
        @Mixin
        CommonOptions common = new CommonOptions();

        @Spec
        @Nullable
        CommandSpec spec;

        PrintWriter out() {
            return Objects.requireNonNull(spec).commandLine().getOut();
        }

        PrintWriter err() {
            return Objects.requireNonNull(spec).commandLine().getErr();
        }
    }

    /** Whose key it will be. */
    private static final class Owner {
        @Option(names = "--user", required = true, paramLabel = "U", description = "for the data of this user")
        @Nullable
        String user;

        @Option(names = "--admin", required = true, description = "for everything")
        boolean admin;

        String userId() {
            return user == null ? ApiKey.ADMIN : user;
        }
    }

    @Command(
            name = "create",
            description = "Make a key. It is printed once, alone on standard output.",
            mixinStandardHelpOptions = true)
    static final class Create extends Base {
        @ArgGroup(multiplicity = "1")
        private Owner owner = new Owner();

        @Option(
                names = "--scope",
                paramLabel = "S",
                split = ",",
                defaultValue = "read,write",
                description = "what it allows: read, write or both (default: ${DEFAULT-VALUE})")
        private List<String> scopes = List.of();

        @Option(
                names = "--expires",
                paramLabel = "90d",
                description = "ends after hours, days or weeks; default: never")
        @Nullable
        private String expires;

        @Option(names = "--name", paramLabel = "N", defaultValue = "unnamed", description = "what it is for")
        private String name = "";

        @Override
        public Integer call() {
            KeyRequest wanted = new KeyRequest(owner.userId(), name(), scopes(), expiry());
            try (KeyStore store = KeyStore.make(common.load())) {
                requireUser(store);
                NewKey made = store.keys().create(wanted, Actor.CLI);
                out().println(made.whole().reveal());
                err().println("made in " + store.file() + ": " + Lines.of(made.key()));
            }
            return 0;
        }

        private void requireUser(KeyStore store) {
            if (!owner.admin && !store.hasUser(owner.userId())) {
                throw new UsageException("No user " + owner.userId()
                        + ": declare it in config/users, or say with --config DIR and --data DIR where it is known");
            }
        }

        private String name() {
            if (!KeyRequest.isName(name)) {
                throw new UsageException("--name " + KeyRequest.NAME_MUST);
            }
            return name;
        }

        private Set<KeyScope> scopes() {
            return KeyScope.set(scopes.stream().map(Create::scope).toList());
        }

        private static KeyScope scope(String scope) {
            return KeyScope.of(scope.strip())
                    .orElseThrow(() -> new UsageException("--scope must be read, write or read,write"));
        }

        private @Nullable Instant expiry() {
            return expires == null
                    ? null
                    : Clock.systemUTC().instant().plus(Life.parse(expires).duration());
        }
    }

    @Command(name = "list", description = "List them, without their secrets.", mixinStandardHelpOptions = true)
    static final class ListAll extends Base {
        @Option(names = "--user", paramLabel = "U", description = "only of this user")
        @Nullable
        private String user;

        @Override
        public Integer call() {
            try (KeyStore store = KeyStore.open(common.load())) {
                List<ApiKey> keys =
                        user == null ? store.keys().all() : store.keys().list(user);
                keys.forEach(key -> out().println(Lines.of(key)));
            }
            return 0;
        }
    }

    @Command(
            name = "revoke",
            description = "End a key, within seconds where the service runs.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends Base {
        private static final int FAILED = 1;

        @Parameters(paramLabel = "ID", description = "of the key: what stands before its dot")
        private String id = "";

        @Override
        public Integer call() {
            String keyId = id.replaceFirst("\\..*", "");
            try (KeyStore store = KeyStore.open(common.load())) {
                Optional<ApiKey> found =
                        store.keys().find(keyId).flatMap(key -> store.keys().revoke(key.userId(), keyId, Actor.CLI));
                found.ifPresentOrElse(key -> out().println(Lines.of(key)), () -> err().println("No key " + keyId));
                return found.isPresent() ? 0 : FAILED;
            }
        }
    }

    /** A key as one line, its parts between tabs. */
    private static final class Lines {
        private Lines() {}

        static String of(ApiKey key) {
            return String.join(
                    "\t",
                    key.keyId(),
                    key.isAdmin() ? "(admin)" : key.userId(),
                    KeyScope.join(key.scopes()),
                    key.name(),
                    "created " + key.createdAt(),
                    "expires " + orNever(key.expiresAt()),
                    "used " + orNever(key.lastUsedAt()),
                    key.revokedAt() == null ? "not revoked" : "revoked " + key.revokedAt());
        }

        private static String orNever(@Nullable Instant time) {
            return time == null ? "never" : time.toString();
        }
    }
}
