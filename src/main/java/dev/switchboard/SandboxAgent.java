package dev.switchboard;

import dev.switchboard.config.AgentInput;
import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.Tenant;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who answers the sandbox's first user: the echo, or what {@code --agent} names.
 *
 * @param url null for the echo
 * @param secret what requests are signed with; null for the echo
 * @param made whether the secret was made here, and nobody has it yet
 */
record SandboxAgent(@Nullable String url, @Nullable Secret secret, boolean made) {
    private static final int SECRET_BYTES = 24;

    static SandboxAgent of(@Nullable String url, @Nullable String secret) {
        if (url == null) {
            if (secret != null) {
                throw new UsageException("--agent-secret needs --agent URL: the echo agent is not called over HTTP");
            }
            return new SandboxAgent(null, null, false);
        }
        Secret used = new Secret(secret == null ? madeSecret() : secret);
        check(url, used);
        return new SandboxAgent(url, used, secret == null);
    }

    private static String madeSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static void check(String url, Secret secret) {
        try {
            AgentInput.read(SandboxValues.AGENT, Map.of("kind", "http", "url", url, "secret", secret.reveal()));
        } catch (ConfigException e) {
            throw new UsageException(String.join(
                    "\n",
                    e.faults().stream()
                            .map(fault ->
                                    fault.replaceFirst("^url", "--agent").replaceFirst("^secret", "--agent-secret"))
                            .toList()));
        }
    }

    /** What the page calls it. */
    String shown() {
        return url == null ? SandboxValues.AGENT : url;
    }

    List<Tenant> users() {
        return url == null || secret == null ? SandboxUsers.all() : SandboxUsers.withAgent(url, secret);
    }

    /** For the start-up message: who answers, and the secret if nobody knows it yet. */
    void print() {
        if (url != null) {
            System.out.println("  agent      " + url);
        }
        if (made && secret != null) {
            System.out.println("agent secret  " + secret.reveal());
        }
    }
}
