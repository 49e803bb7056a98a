package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import java.util.List;

/** What tests expect of an agent's answer. */
final class Results {
    private Results() {}

    static AgentResult.Replies texts(String... texts) {
        return new AgentResult.Replies(
                List.of(texts).stream().<Content>map(Content.Text::new).toList());
    }

    static void assertFailed(AgentResult result, boolean ambiguous, String reason) {
        assertThat(result).isInstanceOfSatisfying(AgentResult.Failed.class, failed -> {
            assertThat(failed.reason()).contains(reason);
            assertThat(failed.ambiguous()).isEqualTo(ambiguous);
        });
    }

    static void assertRefused(AgentResult result, String reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        AgentResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }
}
