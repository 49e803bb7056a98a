package dev.switchboard.tenants;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A web site with the chat widget: an account like a number or a page, and what only a site has.
 *
 * @param key public: the page's script tag carries it
 * @param origins pages that may show the widget: exact, {@code *.example.com}, or {@code *}
 * @param agentId who answers; null when messages are only recorded
 * @param identifySecret what the site signs its visitors' ids with; null when it does not tell who they are
 */
public record Site(
        String userId,
        String key,
        List<String> origins,
        @Nullable String agentId,
        @Nullable String color,
        @Nullable String greeting,
        @Nullable Secret identifySecret)
        implements Owned {
    /** Nothing is called on its behalf and nothing signed by others. */
    private static final Secret NONE = new Secret("");

    public Site {
        origins = List.copyOf(origins);
    }

    @Override
    public String id() {
        return key;
    }

    /** What its messages are told apart by from those of other accounts. */
    public AccountKey account() {
        return new AccountKey(Platform.WEBCHAT, key);
    }

    /** The site as the account that conversations belong to, and that its own sessions speak for. */
    Account asAccount() {
        return new Account(
                userId,
                account(),
                Login.FACEBOOK,
                null,
                null,
                agentId,
                NONE,
                List.of(),
                NONE,
                0,
                Set.of(account().fingerprint()));
    }
}
