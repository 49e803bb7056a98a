package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.Unrecognized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageChangesTest {

    @Test
    void a_reaction_changes_the_message_it_names() {
        MessageChanged reaction =
                Told.message(MessageChanged.class, "'type':'reaction','reaction':{'message_id':'wamid.0','emoji':'+'}");
        assertThat(reaction.targetId()).isEqualTo("wamid.0");
        assertThat(reaction.change()).isEqualTo(new Change.Reacted("+"));
        assertThat(reaction.customer()).isEqualTo(CustomerIds.of(Told.ANA));
        assertThat(reaction.byUs()).isFalse();
        assertThat(reaction.dedupeKey()).isEqualTo("change:wamid.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'emoji':''", ",'emoji':null"})
    void a_reaction_without_an_emoji_takes_it_back(String emoji) {
        assertThat(Told.message(MessageChanged.class, "'type':'reaction','reaction':{'message_id':'w'" + emoji + "}")
                        .change())
                .isEqualTo(new Change.Reacted(null));
    }

    @Test
    void an_edit_tells_the_new_content_whatever_it_is() {
        MessageChanged edit = Told.message(
                MessageChanged.class,
                "'type':'edit','edit':{'original_message_id':'wamid.0','message':{'type':'image','image':"
                        + "{'id':'7','caption':'Better'}}}");
        assertThat(edit.targetId()).isEqualTo("wamid.0");
        assertThat(edit.change())
                .isInstanceOfSatisfying(
                        Change.Edited.class,
                        edited -> assertThat(edited.content().asText()).isEqualTo("[image] Better"));
    }

    @Test
    void an_edit_of_a_text_may_leave_its_type_out() {
        assertThat(Told.message(
                                MessageChanged.class,
                                "'type':'edit','edit':{'original_message_id':'w','message':{'text':{'body':'New'}}}")
                        .change())
                .isEqualTo(new Change.Edited(new Content.Text("New")));
    }

    @Test
    void a_deletion_names_what_is_gone() {
        MessageChanged gone =
                Told.message(MessageChanged.class, "'type':'revoke','revoke':{'original_message_id':'wamid.0'}");
        assertThat(gone.targetId()).isEqualTo("wamid.0");
        assertThat(gone.change()).isEqualTo(new Change.Deleted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'reaction'", "'type':'revoke','revoke':{}", "'type':'edit','edit':{}"})
    void a_change_that_does_not_say_of_what_is_kept(String members) {
        assertThat(Told.message(Unrecognized.class, members).kind()).startsWith("message.");
    }
}
