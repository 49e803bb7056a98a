package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoAgentTest {
    private final List<String> written = new ArrayList<>();

    @Test
    void it_writes_word_by_word_what_it_then_answers() {
        AgentResult result = new EchoAgent().reply(Wire.asking("how  are\nyou?"), written::add);
        assertThat(written).containsExactly("You ", "said: ", "how  ", "are\n", "you?");
        assertThat(result).isEqualTo(new AgentResult.Replies(List.of(new Content.Text("You said: how  are\nyou?"))));
    }

    @Test
    void of_several_answers_the_first_is_written() {
        AgentResult result = new EchoAgent().reply(Wire.asking("one", "two"), written::add);
        assertThat(String.join("", written)).isEqualTo("You said: one");
        assertThat(((AgentResult.Replies) result).messages()).hasSize(2);
    }

    @Test
    void it_waits_between_words_when_told_to() {
        new EchoAgent(() -> written.add("…")).reply(Wire.asking("hi"), written::add);
        assertThat(written).containsExactly("You ", "…", "said: ", "…", "hi", "…");
    }
}
