package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.switchboard.agent.AgentResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The chat on a page of another origin with a strict policy, in a real browser, against the real service. */
class WebchatBrowserTest extends WebchatInBrowser {
    @Test
    void a_visitor_converses_and_nothing_is_fetched_before_they_do() {
        BrowserVisitor visitor = house.visitor();
        assertThat(visitor.requestsTo(house.service.address()))
                .containsExactly("GET /webchat/widget.js", "GET /webchat/shop/settings");
        visitor.say("Hello\nthere");
        visitor.awaitTexts("> Hello\nthere", "< You said: Hello\nthere");
        assertThat(visitor.find(".mine .meta")).containsText("Seen");
        assertThat(house.stored(visitor)).containsExactly("Hello\nthere", "You said: Hello\nthere");
        Service.await()
                .until(() -> house.service
                        .messages(visitor.sessionId())
                        .getLast()
                        .path("delivery_status")
                        .asText()
                        .equals("read"));
        visitor.requireNoProblems();
    }

    @Test
    void an_answer_is_read_along_and_a_reload_midway_shows_the_text_so_far() {
        CountDownLatch rest = new CountDownLatch(1);
        house.service.agent = (request, pieces) -> {
            pieces.add("One two ");
            BrowserHouse.await(rest);
            pieces.add("three");
            return BrowserHouse.says("One two three");
        };
        BrowserVisitor visitor = house.visitor();
        visitor.say("Count");
        assertThat(visitor.find(".draft")).hasText("One two ");
        visitor.page.reload();
        assertThat(visitor.find(".draft")).hasText("One two ");
        assertThat(visitor.find(".panel")).isVisible();
        rest.countDown();
        visitor.awaitTexts("> Count", "< One two three");
        assertThat(visitor.find(".draft")).hasCount(0);
        assertThat(house.stored(visitor)).containsExactly("Count", "One two three");
        visitor.requireNoProblems();
    }

    @Test
    void an_answer_that_broke_is_taken_away_and_then_comes_whole() {
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        house.service.agent = (request, pieces) -> {
            if (attempts.getAndIncrement() == 0) {
                pieces.add("This half");
                BrowserHouse.await(seen);
                return new AgentResult.Failed("broke", true, null);
            }
            BrowserHouse.await(gone);
            pieces.add("The whole");
            return BrowserHouse.says("The whole answer");
        };
        BrowserVisitor visitor = house.visitor();
        visitor.say("Tell me");
        assertThat(visitor.find(".draft")).hasText("This half");
        seen.countDown();
        assertThat(visitor.find(".draft")).hasCount(0);
        gone.countDown();
        visitor.awaitTexts("> Tell me", "< The whole answer");
        assertThat(house.stored(visitor)).containsExactly("Tell me", "The whole answer");
    }

    @Test
    void a_second_tab_shows_the_same_and_both_may_write() {
        BrowserContext device = house.device();
        BrowserVisitor one = house.visitor(device);
        one.say("one");
        one.awaitTexts("> one", "< You said: one");
        BrowserVisitor two = house.visitor(device);
        two.awaitTexts("> one", "< You said: one");
        two.say("two");
        String[] all = {"> one", "< You said: one", "> two", "< You said: two"};
        two.awaitTexts(all);
        one.awaitTexts(all);
        assertThat(two.sessionId()).isEqualTo(one.sessionId());

        house.service.agent = (request, pieces) -> BrowserHouse.says();
        device.setOffline(true);
        one.say("three");
        assertThat(two.find(".waits")).hasCount(1);
        two.say("four");
        assertThat(one.find(".waits")).hasCount(2);
        device.setOffline(false);
        String[] more = {"> one", "< You said: one", "> two", "< You said: two", "> three", "> four"};
        one.awaitTexts(more);
        two.awaitTexts(more);
        assertThat(house.stored(one)).containsExactly("one", "You said: one", "two", "You said: two", "three", "four");
        one.requireNoProblems();
        two.requireNoProblems();
    }

    @Test
    void what_is_written_offline_waits_survives_a_reload_and_arrives_in_order_and_once() {
        house.service.agent = (request, pieces) -> BrowserHouse.says();
        BrowserContext device = house.device();
        BrowserVisitor visitor = house.visitor(device);
        visitor.say("0");
        visitor.awaitTexts("> 0");
        device.setOffline(true);
        List.of("1", "2", "3").forEach(visitor::say);
        visitor.awaitTexts("> 0", "… 1", "… 2", "… 3");
        assertThat(visitor.find(".banner")).containsText("offline");
        device.setOffline(false);
        visitor.awaitTexts("> 0", "> 1", "> 2", "> 3");
        assertThat(visitor.find(".banner")).hasText("");

        device.route("**/shop/messages", route -> route.abort());
        visitor.say("4");
        visitor.awaitTexts("> 0", "> 1", "> 2", "> 3", "… 4");
        visitor.page.reload();
        visitor.awaitTexts("> 0", "> 1", "> 2", "> 3", "… 4");
        device.unroute("**/shop/messages");
        visitor.awaitTexts("> 0", "> 1", "> 2", "> 3", "> 4");
        assertThat(house.stored(visitor)).containsExactly("0", "1", "2", "3", "4");
        visitor.requireNoProblems();
    }

    @Test
    void an_answer_that_nobody_looks_at_is_counted_until_they_do() {
        CountDownLatch closed = new CountDownLatch(1);
        house.service.agent = (request, pieces) -> {
            BrowserHouse.await(closed);
            return BrowserHouse.says("one", "two");
        };
        BrowserVisitor visitor = house.visitor();
        visitor.say("Hello");
        visitor.awaitTexts("> Hello");
        visitor.page.keyboard().press("Escape");
        closed.countDown();
        assertThat(visitor.find(".badge")).hasText("2");
        visitor.page.reload();
        assertThat(visitor.find(".badge")).hasText("2");
        visitor.open();
        assertThat(visitor.find(".badge")).hasText("");
        visitor.awaitTexts("> Hello", "< one", "< two");
    }

    @Test
    void who_identifies_goes_on_with_their_conversation_on_another_device() {
        BrowserVisitor laptop = house.visitor();
        laptop.say("before");
        laptop.awaitTexts("> before", "< You said: before");
        identify(laptop, BrowserHouse.identity("u1"));

        BrowserVisitor phone = house.visitor();
        identify(phone, BrowserHouse.identity("u1"));
        phone.awaitTexts("> before", "< You said: before");
        phone.say("after");
        String[] all = {"> before", "< You said: before", "> after", "< You said: after"};
        phone.awaitTexts(all);
        laptop.awaitTexts(all);

        BrowserVisitor liar = house.visitor();
        liar.page.evaluate("() => Switchboard.on('error', error => (window.refused = error.code))");
        identify(liar, Map.of("id", "u1", "hash", "f".repeat(64)));
        liar.page.waitForFunction("() => window.refused === 'identity_refused'");
        liar.say("mine");
        liar.awaitTexts("> mine", "< You said: mine");
        assertThat(liar.sessionId()).isNotEqualTo(laptop.sessionId());

        laptop.page.evaluate("() => Switchboard.identify(null)");
        laptop.awaitTexts();
    }

    private static void identify(BrowserVisitor visitor, Map<String, String> who) {
        visitor.page.evaluate("who => Switchboard.identify(who)", who);
    }

    @Test
    void a_page_of_an_origin_that_is_not_the_sites_gets_no_chat_and_no_answer() {
        BrowserVisitor stranger = new BrowserVisitor(house.device(), house.site.otherOrigin());
        stranger.page.waitForCondition(
                () -> stranger.said.stream().anyMatch(text -> text.contains("Switchboard: no settings for \"shop\"")));
        assertThat(stranger.page.locator("switchboard-chat")).hasCount(0);
        Object answer = stranger.page.evaluate(
                "url => fetch(url, { method: 'POST', body: '{}' }).then(answer => answer.text(), error => error.name)",
                house.service.address() + "/webchat/shop/sessions");
        assertThat(answer).isEqualTo("TypeError");
    }

    @Test
    void a_conversation_is_ended_rated_and_put_away() {
        BrowserVisitor visitor = house.visitor();
        visitor.say("one");
        visitor.awaitTexts("> one", "< You said: one");
        visitor.find("[aria-label='End conversation']").click();
        visitor.find(".stars button").nth(3).click();
        assertThat(visitor.find(".card")).containsText("Thank you");
        visitor.page.reload();
        assertThat(visitor.find(".stars .on")).hasCount(4);
        visitor.find(".card .chip").click();
        visitor.awaitTexts();
        visitor.say("two");
        visitor.awaitTexts("> two", "< You said: two");
        visitor.page.reload();
        visitor.awaitTexts("> two", "< You said: two");
        visitor.requireNoProblems();
    }

    @Test
    void a_rating_arrives_though_its_page_is_left_at_once() {
        BrowserVisitor visitor = house.visitor();
        visitor.say("one");
        visitor.awaitTexts("> one", "< You said: one");
        visitor.find("[aria-label='End conversation']").click();
        visitor.find(".stars button").nth(3).evaluate("star => { star.click(); location.href = 'about:blank'; }");
        visitor.page.waitForURL("about:blank");
        visitor.page.navigate(house.site.origin());
        assertThat(visitor.find(".stars .on")).hasCount(4);
    }
}
