package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chat for people who see, hear, type and read differently, and texts that are meant to do harm. */
class WebchatFacesBrowserTest extends WebchatInBrowser {
    private static final String AXE = """
            async () => {
              const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} ${JSON.stringify(node.target)} ${node.failureSummary}`));
            }""";
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)><script>alert(1)</script>",
            "\"><svg onload=alert(1)>",
            "javascript:alert(1)",
            "[x](javascript:alert(1)) https://good.test/javascript:alert(1)",
            "\u202Egnp.exe https://good.test/\u202Egro.live",
            "\u2066\u2067\u202D abc",
            "&lt;b&gt; &amp; {{7*7}} ${7*7}",
            "https://user:pass@evil.test/<b>x",
            "data:text/html;base64,PHNjcmlwdD4=",
            "👨‍👩‍👧‍👦".repeat(250),
            "a".repeat(3900),
            "Z͑ͫ̓ͪ̂ͫA̴̵̜̰͔ͫ͗".repeat(20));

    @Test
    void the_keyboard_alone_is_enough() {
        BrowserVisitor visitor = new BrowserVisitor(house.device(), house.site.origin());
        visitor.find(".launcher").waitFor();
        Keyboard keyboard = visitor.page.keyboard();
        List.of("link", "button", "launcher").forEach(stop -> keyboard.press("Tab"));
        assertThat(visitor.focused()).isEqualTo("launcher");
        keyboard.press("Enter");
        assertThat(visitor.focused()).isEqualTo("TEXTAREA");
        keyboard.type("Hello");
        keyboard.press("Shift+Enter");
        keyboard.type("there");
        keyboard.press("Enter");
        visitor.awaitTexts("> Hello\nthere", "< You said: Hello\nthere");

        List<String> stops = stops(visitor, keyboard, 9);
        assertThat(stops).contains("log", "tool", "TEXTAREA").doesNotContain("A", "b", "BODY", "launcher");
        keyboard.press("Escape");
        assertThat(visitor.find(".panel")).isHidden();
        assertThat(visitor.focused()).isEqualTo("launcher");

        visitor.page.locator("#b").focus();
        visitor.page.evaluate("() => Switchboard.open()");
        assertThat(visitor.focused()).isEqualTo("TEXTAREA");
        keyboard.press("Escape");
        assertThat(visitor.focused()).isEqualTo("b");
        visitor.requireNoProblems();
    }

    private static List<String> stops(BrowserVisitor visitor, Keyboard keyboard, int count) {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keyboard.press("Tab");
            stops.add(visitor.focused());
        }
        return stops;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1200, lang=en", "DARK, 1200, lang=en", "LIGHT, 1200, lang=ar&dir=rtl", "DARK, 320, lang=en"})
    void nothing_stands_in_anybodys_way(ColorScheme scheme, int width, String page) throws IOException {
        BrowserContext device = house.device(new Browser.NewContextOptions()
                .setViewportSize(width, 640)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true));
        BrowserVisitor visitor = new BrowserVisitor(device, house.site.origin() + "/?" + page);
        visitor.find(".launcher").waitFor();
        visitor.page.evaluate(axe());
        requireNoViolation(visitor, "closed");
        visitor.open();
        requireNoViolation(visitor, "empty");
        visitor.say("Hello https://example.com/x");
        visitor.awaitTexts("> Hello https://example.com/x", "< You said: Hello https://example.com/x");
        device.setOffline(true);
        visitor.say("later");
        assertThat(visitor.find(".banner")).not().hasText("");
        requireNoViolation(visitor, "offline");
        device.setOffline(false);
        assertThat(visitor.find(".theirs .bubble")).hasCount(2);
        visitor.find(".tool").nth(1).click();
        visitor.find(".stars button").nth(2).click();
        visitor.find("textarea").fill("x".repeat(4001));
        requireNoViolation(visitor, "ended, rated, and too much typed");
        Browsers.picture(visitor.page, "chat-" + scheme + "-" + width + "-" + page.replaceAll("\\W", ""));
    }

    private static String axe() throws IOException {
        try (InputStream script = WebchatFacesBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The page around the chat has faults of its own, on purpose. */
    private static void requireNoViolation(BrowserVisitor visitor, String what) {
        assertThat((List<?>) visitor.page.evaluate(AXE))
                .as(what)
                .filteredOn(violation -> violation.toString().contains("switchboard-chat"))
                .isEmpty();
    }

    @Test
    void whatever_is_written_is_shown_as_text_and_only_addresses_are_links() {
        BrowserVisitor visitor = house.visitor();
        List<String> expected = new ArrayList<>();
        for (String text : HOSTILE) {
            visitor.say(text);
            expected.add("> " + text);
            expected.add("< You said: " + text);
            visitor.awaitTexts(expected.toArray(String[]::new));
        }
        assertThat(visitor.find("script, img, .text svg, .text b, iframe")).hasCount(0);
        assertThat(links(visitor)).isNotEmpty().allMatch(Predicate.not(WebchatFacesBrowserTest::isHarmful));
        assertThat(visitor.find(".text a:not([rel='noopener noreferrer'])")).hasCount(0);
        requireNoOverflow(visitor);
        Browsers.picture(visitor.page, "chat-hostile");
        visitor.requireNoProblems();
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(BrowserVisitor visitor) {
        return (List<String>) visitor.find(".text a").evaluateAll("links => links.map(link => link.href)");
    }

    private static boolean isHarmful(String link) {
        return !link.matches("(https?|mailto|tel):.*") || link.contains("%E2%80%AE") || link.startsWith("javascript");
    }

    private static void requireNoOverflow(BrowserVisitor visitor) {
        assertThat(visitor.find(".log").evaluate("log => log.scrollWidth <= log.clientWidth"))
                .isEqualTo(true);
        assertThat(visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void four_thousand_emoji_fit_and_one_more_does_not() {
        house.service.agent = (request, pieces) -> BrowserHouse.says();
        BrowserVisitor visitor = house.visitor();
        String emoji = "😀".repeat(4000);
        visitor.find("textarea").fill(emoji + "😀");
        assertThat(visitor.find(".go")).isDisabled();
        assertThat(visitor.find("#notice")).hasText("At most 4,000 characters");
        visitor.say(emoji);
        visitor.awaitTexts("> " + emoji);
        assertThat(house.stored(visitor)).containsExactly(emoji);
        visitor.requireNoProblems();
    }

    @Test
    void the_style_of_the_page_stays_out_and_ours_stays_in() {
        BrowserVisitor visitor = house.visitor();
        assertThat(visitor.find("#title")).hasCSS("text-transform", "none");
        assertThat(visitor.find("#title")).hasCSS("font-style", "normal");
        assertThat(visitor.find(".go")).not().hasCSS("background-color", "rgb(255, 0, 0)");
        assertThat(visitor.page.locator("#b")).hasCSS("background-color", "rgb(255, 0, 0)");
    }
}
