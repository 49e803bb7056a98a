package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose conversation it is: that of a token, of a visitor the site knows, and of nobody else. */
class WebchatIdentityTest {
    @TempDir
    static Path data;

    private static WebchatHouse house;

    @BeforeAll
    static void open() {
        house = new WebchatHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void somebody_the_site_knows_goes_on_with_their_conversation_on_another_device() {
        int before = leads();
        Visitor phone = house.visitor().begun();
        phone.say("m1", "from my phone");
        Service.await().until(() -> phone.texts().size() == 2);
        String first = phone.sessionId;
        assertThat(phone.begin(WebchatHouse.identity("u42")).path("identified").asBoolean())
                .isTrue();
        assertThat(phone.sessionId).isEqualTo(first);

        Visitor laptop = house.visitor().begun();
        laptop.say("m1", "from my laptop");
        Service.await().until(() -> laptop.texts().size() == 2);
        String stranger = laptop.sessionId;
        laptop.begin(WebchatHouse.identity("u42"));
        assertThat(laptop.sessionId).isEqualTo(first);
        JsonNode lead = house.service.json("/users/demo/leads/" + stranger).path("data");
        assertThat(lead.path("customer_phone").asText()).isEqualTo(first);
        assertThat(lead.path("total_messages").asInt()).isEqualTo(4);
        assertThat(leads()).isEqualTo(before + 1);
        assertThat(laptop.say("m1", "from my laptop").statusCode()).isEqualTo(200);
    }

    private static int leads() {
        return house.service.json("/users/demo/leads").at("/pagination/total").asInt();
    }

    @Test
    void what_the_site_tells_of_a_visitor_is_the_leads() {
        Visitor visitor = house.visitor().begun();
        visitor.begin(WebchatHouse.identity("u7"));
        visitor.say("m1", "Hello");
        JsonNode lead =
                house.service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("name").asText()).isEqualTo("Ana");
        assertThat(lead.path("email").asText()).isEqualTo("ana@example.com");
    }

    @Test
    void nobody_is_somebody_without_the_sites_word() {
        Visitor visitor = house.visitor().begun();
        HttpResponse<String> refused =
                visitor.post("/sessions", "{\"identity\": {\"id\": \"u42\", \"hash\": \"" + "0".repeat(64) + "\"}}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(WebchatHouse.code(refused)).isEqualTo("identity_refused");
    }

    @Test
    void a_token_opens_its_own_session_only() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "secret");
        Visitor thief = house.visitor();
        assertThat(WebchatHouse.code(thief.get("/messages"))).isEqualTo("token_missing");
        thief.token = visitor.token.replace(visitor.sessionId, "web-00000000-0000-7000-8000-000000000000");
        assertThat(WebchatHouse.code(thief.get("/messages"))).isEqualTo("token_invalid");
        thief.token = visitor.token.substring(0, visitor.token.length() - 1) + "x";
        assertThat(WebchatHouse.code(thief.get("/messages"))).isIn("token_invalid");
    }

    @Test
    void a_strangers_token_opens_nothing_once_the_stranger_has_become_somebody_known() {
        String name = "a-strangers-";
        Visitor phone = house.visitor().begun();
        phone.begin(WebchatHouse.identity(name));
        phone.say("m1", "from my phone");

        Visitor shared = house.visitor().begun();
        shared.say("m1", "before I signed in");
        Visitor before = copyOf(shared);
        try (Visitor.Stream stream = before.listen()) {
            shared.begin(WebchatHouse.identity(name));
            shared.say("m2", "private");
            Service.await().until(stream::isOver);
            assertThat(stream.texts()).doesNotContain("private", "from my phone");
        }
        List.of("/messages", "/events")
                .forEach(path ->
                        assertThat(WebchatHouse.code(before.get(path))).as(path).isEqualTo("token_invalid"));
        assertThat(before.say("m3", "it is me").statusCode()).isEqualTo(401);
        assertThat(before.post("/sessions", "{}").statusCode()).isEqualTo(401);
        assertThat(before.post("/end", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_from_before_the_first_sign_in_opens_nothing_after_it() {
        String name = "a-token-from";
        Visitor shared = house.visitor().begun();
        Visitor before = copyOf(shared);
        try (Visitor.Stream stream = before.listen()) {
            shared.begin(WebchatHouse.identity(name));
            shared.say("m1", "private");
            Service.await().until(stream::isOver);
            assertThat(stream.texts()).doesNotContain("private");
        }
        assertThat(shared.sessionId).isEqualTo(before.sessionId);
        assertThat(WebchatHouse.code(before.get("/messages"))).isEqualTo("token_invalid");
        assertThat(before.post("/sessions", "{}").statusCode()).isEqualTo(401);
        shared.begin("{}");
        assertThat(shared.texts()).contains("private");
    }

    @Test
    void two_known_visitors_are_never_made_one_by_a_strangers_token_that_both_had() {
        Visitor first = house.visitor().begun();
        first.begin(WebchatHouse.identity("u1"));
        first.say("m1", "of u1");
        Visitor second = house.visitor().begun();
        second.begin(WebchatHouse.identity("u2"));
        second.say("m1", "of u2");

        Visitor shared = house.visitor().begun();
        shared.say("m1", "before");
        Visitor copy = copyOf(shared);
        shared.begin(WebchatHouse.identity("u1"));
        copy.begin(WebchatHouse.identity("u2"));
        assertThat(copy.sessionId).isEqualTo(second.sessionId);
        assertThat(copy.texts()).doesNotContain("of u1", "before");
        assertThat(first.texts()).doesNotContain("of u2");
        assertThat(lead(first)).isEqualTo(first.sessionId);
        assertThat(lead(second)).isEqualTo(second.sessionId);
    }

    /** What the lead that goes by a session is called. */
    private static String lead(Visitor visitor) {
        return house.service
                .json("/users/demo/leads/" + visitor.sessionId)
                .at("/data/customer_phone")
                .asText();
    }

    @Test
    void signing_in_again_after_a_lost_answer_is_the_same_as_once() {
        Visitor known = house.visitor().begun();
        known.begin(WebchatHouse.identity("lost"));
        known.say("m1", "old");
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "new");
        Visitor again = copyOf(visitor);
        visitor.begin(WebchatHouse.identity("lost"));
        again.begin(WebchatHouse.identity("lost"));
        assertThat(again.sessionId).isEqualTo(known.sessionId);
        assertThat(again.texts()).contains("new");
        assertThat(again.say("m1", "new").statusCode()).isEqualTo(200);
    }

    /** Another browser that has a copy of what this one has now. */
    private Visitor copyOf(Visitor visitor) {
        Visitor copy = house.visitor();
        copy.sessionId = visitor.sessionId;
        copy.token = visitor.token;
        return copy;
    }

    @Test
    void an_erased_visitor_reads_no_more_and_begins_again_as_a_stranger() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "Hello");
        house.service.call("DELETE", "/users/demo/leads/" + visitor.sessionId + "?erase=true", "");
        HttpResponse<String> refused = visitor.say("m1", "Hello");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(WebchatHouse.code(refused)).isEqualTo("token_invalid");
        assertThat(visitor.post("/sessions", "{}").statusCode()).isEqualTo(401);
        assertThat(WebchatHouse.code(visitor.get("/messages"))).isEqualTo("token_invalid");
        assertThat(WebchatHouse.code(visitor.get("/events"))).isEqualTo("token_invalid");
    }
}
