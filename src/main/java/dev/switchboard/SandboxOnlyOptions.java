package dev.switchboard;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the sandbox that {@code serve} takes as well, so that one script can drive both; here files decide. */
final class SandboxOnlyOptions {
    @Option(names = "--seed", hidden = true)
    @Nullable
    private String seed;

    @Option(names = "--agent", hidden = true)
    @Nullable
    private String agent;

    @Option(names = "--agent-secret", hidden = true)
    @Nullable
    private String agentSecret;

    @Option(names = "--rate-limit", hidden = true)
    @Nullable
    private String rateLimit;

    @Option(names = "--keys", hidden = true)
    private boolean keys;

    void sayWhatIsIgnored() {
        note("--seed", seed != null, "only the sandbox draws by lot");
        note("--agent", agent != null, "declare agents in config/users");
        note("--agent-secret", agentSecret != null, "declare agents in config/users");
        note("--rate-limit", rateLimit != null, "set limits.leads_reads_per_minute in switchboard.yaml");
        note("--keys", keys, "set auth: keys in switchboard.yaml, which is the default");
    }

    private static void note(String option, boolean used, String instead) {
        if (used) {
            System.err.println(option + " has no effect on serve: " + instead);
        }
    }
}
