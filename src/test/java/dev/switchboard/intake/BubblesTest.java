package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static dev.switchboard.intake.IntakeHouse.USER;
import static dev.switchboard.intake.Said.change;
import static dev.switchboard.intake.Said.edited;
import static dev.switchboard.intake.Said.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.conversations.MessageView;
import dev.switchboard.conversations.Reactions;
import dev.switchboard.message.Bubble;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a bubble that Instagram shows is done to what we know of it. */
class BubblesTest {
    private static final Content TAPPED =
            new Content.Choice(Content.ChoiceKind.POSTBACK, "HOURS", "Opening hours", null);

    private IntakeHouse house;
    private long now;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        now = house.clock.millis();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_tap_that_is_unsent_is_gone() {
        house.accept(tap("mid.1"), change("mid.1", new Change.Deleted(), now + 1, false, CUSTOMER));
        assertThat(texts()).containsExactly("gone");
    }

    @Test
    void so_it_is_when_it_comes_after_its_deletion() {
        house.accept(change("mid.1", new Change.Deleted(), now + 1, false, CUSTOMER), tap("mid.1"));
        assertThat(texts()).containsExactly("gone");
        assertThat(house.texts("SELECT provider_id FROM early_changes")).isEmpty();
    }

    @Test
    void a_reaction_to_a_tap_is_shown_on_it() {
        house.accept(change("mid.1", new Change.Reacted("+"), now + 1, true), tap("mid.1"));
        MessageQuery all = new MessageQuery(Set.of(), Set.of(), null, null, null, 100, 0);
        String leadId = house.texts("SELECT lead_id FROM leads").getFirst();
        List<MessageView> messages =
                new MessageReader(house.database).page(USER, leadId, all).messages();
        assertThat(messages.getFirst().reactions())
                .extracting(Reactions.Reaction::emoji)
                .containsExactly("+");
    }

    @Test
    void a_text_of_the_same_id_is_meant_before_a_tap() {
        house.accept(
                tap("mid.1"),
                received("mid.1", new Content.Text("typed")),
                change("mid.1", edited("typed better"), now + 1, false, CUSTOMER));
        assertThat(texts()).containsExactly("Opening hours", "typed better");
    }

    @Test
    void an_answer_to_a_story_stays_one_when_its_words_change() {
        house.accept(
                received("mid.1", new Content.StoryReply(new Content.Text("nice"), "story-1", "https://cdn.example/1")),
                change("mid.1", edited("very nice"), now + 1, false, CUSTOMER));
        assertThat(texts()).containsExactly("very nice");
        assertThat(house.texts("SELECT type || content FROM messages").getFirst())
                .startsWith("story_reply")
                .contains("story-1", "very nice");
    }

    private List<String> texts() {
        return house.texts("SELECT COALESCE(text, 'gone') FROM messages ORDER BY sequence_no");
    }

    private MessageReceived tap(String mid) {
        return received(Bubble.TAP + mid, TAPPED);
    }

    private MessageReceived received(String id, Content content) {
        return new MessageReceived(
                NUMBER, id, CustomerIds.of(CUSTOMER), null, content, now, MessageContext.NONE, Origin.LIVE, raw(id));
    }
}
