package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static dev.switchboard.intake.IntakeHouse.NUMBER;
import static dev.switchboard.intake.Said.echo;
import static dev.switchboard.intake.Said.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message that comes by several ways, each of which knows something of its own. */
class CopiesTest {
    private static final Content PLACEHOLDER = new Content.Other("media_placeholder", null);
    private static final Content PHOTO = new Content.Media(
            Content.MediaKind.IMAGE, "24230790383178626", null, "image/jpeg", null, "Black Prince", null, false);

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
    void the_file_of_a_message_of_before_comes_later_under_the_same_id() {
        house.accept(received("h1", PLACEHOLDER));
        assertThat(house.accept(received("h1", PHOTO)).others()).isEqualTo(1);
        assertThat(house.accept(received("h1", PHOTO)).duplicates()).isEqualTo(1);
        assertThat(messages()).containsExactly("user image [image] Black Prince");
        assertThat(house.texts("SELECT last_message_text || ' ' || total_messages FROM leads"))
                .containsExactly("[image] Black Prince 1");
        assertThat(house.texts("SELECT content FROM messages").getFirst()).contains("24230790383178626");
    }

    @Test
    void so_does_the_file_of_one_of_ours_though_it_names_nobody() {
        house.accept(sent("h1", PLACEHOLDER, CustomerIds.of(CUSTOMER)));
        house.accept(sent("h1", PHOTO, null));
        assertThat(messages()).containsExactly("agent image [image] Black Prince");
    }

    @Test
    void a_placeholder_never_takes_the_place_of_a_file() {
        house.accept(received("h1", PHOTO));
        assertThat(house.accept(received("h1", PLACEHOLDER)).duplicates()).isEqualTo(1);
        assertThat(messages()).containsExactly("user image [image] Black Prince");
    }

    @Test
    void what_a_person_typed_silences_the_agent_though_a_copy_of_it_came_first() {
        house.accept(echo("e1", "Anna here", now, Origin.STANDBY, CUSTOMER));
        assertThat(house.texts("SELECT COALESCE(paused_because, '-') FROM conversations"))
                .containsExactly("-");
        house.accept(echo("e1", "Anna here", now, Origin.LIVE, CUSTOMER));
        house.accept(echo("e1", "Anna here", now, Origin.STANDBY, CUSTOMER));
        assertThat(house.texts("SELECT paused_because FROM conversations")).containsExactly("person");
        assertThat(house.texts("SELECT origin FROM messages")).containsExactly("app");
    }

    private List<String> messages() {
        return house.texts("SELECT sender || ' ' || type || ' ' || text FROM messages");
    }

    private InboundEvent received(String id, Content content) {
        return new MessageReceived(
                NUMBER,
                id,
                CustomerIds.of(CUSTOMER),
                null,
                content,
                now,
                MessageContext.NONE,
                Origin.HISTORY,
                raw(id + content.type()));
    }

    private InboundEvent sent(String id, Content content, CustomerIds customer) {
        return new EchoReceived(
                NUMBER,
                id,
                customer,
                content,
                now,
                MessageContext.NONE,
                Origin.HISTORY,
                null,
                raw(id + content.type()));
    }
}
