package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.switchboard.config.Settings;
import dev.switchboard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's page in a real browser, against the real service. Pictures of it stay in target/browser. */
@Tag("browser")
class SandboxBrowserTest {
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"> </textarea><script>1</script>";

    @TempDir
    static Path data;

    private static SandboxService service;
    private static Browser browser;

    private BrowserContext context;

    @BeforeAll
    static void open() {
        service = new SandboxService(
                Settings.of(Map.of(
                        "server.port", "0",
                        "data_dir", data.toString(),
                        "auth", "open",
                        "outbound.allow_private", "true")),
                SandboxUsers.all(),
                data,
                Clock.systemUTC(),
                SandboxOptions.defaults());
        service.start();
        browser = Browsers.browser();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({"whatsapp, Asha Rao", "instagram, mira.draws"})
    void what_is_typed_is_answered_and_leaves_a_lead_and_a_journal_entry(String platform, String name) {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator phone = phone(page, platform);
        String text = "Hello from " + platform + " 👋";
        phone.locator("textarea").fill(text);
        phone.locator("textarea").press("Enter");

        assertThat(phone.locator(".bubble.typed")).containsText(text);
        assertThat(phone.locator(".bubbles .received")).containsText("You said: " + text);
        assertThat(phone.locator(".bubble.typed .meta:not(.ghost)"))
                .containsText(Pattern.compile("Delivered|Read|Seen"));
        assertThat(page.locator(".lead .last").filter(having(text)).first()).isVisible();
        Locator entry =
                page.locator(".entry.webhook").filter(having("message · text")).first();
        assertThat(entry).containsText(platform.equals("whatsapp") ? name : "200");
        entry.locator("button").first().click();
        assertThat(entry.locator("pre").first()).containsText(text);
        assertThat(page.locator(".entry.graph").first()).isVisible();
        assertThat(page.locator(".entry.agent").first()).isVisible();
        picture(page, platform);
    }

    @Test
    void the_widget_stands_beside_the_phones_and_goes_the_same_way() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator chat = page.locator("switchboard-chat");
        page.locator("[data-visitor=u_1001]").click();
        chat.locator("textarea").fill("Hello from the website 👋");
        chat.locator("textarea").press("Enter");

        assertThat(chat.locator(".theirs .text").last()).hasText("You said: Hello from the website 👋");
        assertThat(page.locator(".lead").filter(having("Ana Costa")).first()).containsText("Hello from the website");
        assertThat(page.locator(".entry.agent").first()).containsText(Pattern.compile("Website visitor|Ana Costa"));
        page.locator("#theme").click();
        assertThat(chat.locator(".sb")).hasClass(Pattern.compile("\\bdark\\b"));
        picture(page, "webchat");

        page.locator("[data-visitor=new]").click();
        assertThat(chat.locator(".mine")).hasCount(0);
    }

    @Test
    void the_demo_page_is_served_and_works_under_its_own_policy() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Page demo = page.waitForPopup(() -> page.locator("a.out").click());
        Locator chat = demo.locator("switchboard-chat");
        chat.locator(".launcher").click();
        chat.locator("textarea").fill("Hello");
        chat.locator("textarea").press("Enter");
        assertThat(chat.locator(".theirs .text").last()).hasText("You said: Hello");
        demo.locator("[name=locale]").selectOption("ar");
        assertThat(chat.locator(".sb")).hasAttribute("dir", "rtl");
        picture(demo, "demo");
    }

    @Test
    void a_suggestion_is_one_click_and_each_customer_has_a_phone_of_their_own() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator phone = phone(page, "instagram");
        phone.locator("button[aria-label='Play theo_bakes']").click();
        phone.locator(".welcome button").first().click();
        assertThat(phone.locator(".bubbles .received")).hasCount(1);

        phone.locator("button[aria-label='Play june.and.otto']").click();
        assertThat(phone.locator(".bubble.typed")).hasCount(0);
        assertThat(phone.locator(".welcome")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"whatsapp, 12025550191, image, Photo: look", "instagram, 7000000000000001, share, Shared post"})
    void the_menu_sends_other_things_than_text_by_keyboard_and_mouse(
            String platform, String id, String kind, String shown) {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator phone = newcomer(page, platform, id);
        phone.locator("textarea").fill(platform.equals("whatsapp") ? "look" : "");
        phone.locator("[data-part=more]").focus();
        page.keyboard().press("Enter");
        assertThat(phone.locator("[role=menuitem]").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(phone.locator("[role=menu]")).isHidden();
        assertThat(phone.locator("[data-part=more]")).isFocused();

        phone.locator("[data-part=more]").click();
        phone.locator("[role=menuitem][data-kind=" + kind + "]").click();
        assertThat(phone.locator(".bubble.typed").last()).containsText(shown);
        assertThat(phone.locator(".bubbles .received").last()).containsText("You said: ");

        phone.locator("[data-part=more]").click();
        phone.locator("[role=menuitem][data-kind=reaction]").click();
        assertThat(phone.locator(".bubble.typed").last()).containsText("Reacted");
    }

    @Test
    void what_cannot_be_done_yet_is_told_in_words() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator phone = newcomer(page, "whatsapp", "12025550192");
        phone.locator("[data-part=more]").click();
        phone.locator("[role=menuitem][data-kind=reaction]").click();
        assertThat(phone.locator("[data-part=problem]")).containsText("has not written yet");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void the_menu_fits_the_narrowest_screen(ColorScheme scheme) {
        Page page = page(1400, 900, scheme);
        for (int width : List.of(1400, 320)) {
            page.setViewportSize(width, width == 320 ? 568 : 900);
            for (String platform : width == 320 ? List.of("whatsapp") : List.of("whatsapp", "instagram")) {
                phone(page, platform).locator("[data-part=more]").click();
                requireNoOverflow(page);
                picture(page, scheme + "-menu-" + platform + "-" + width);
                page.keyboard().press("Escape");
            }
        }
    }

    @Test
    void hostile_text_stays_text() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        Locator phone = phone(page, "whatsapp");
        phone.locator("button[aria-label='Play Jordan Lee']").click();
        phone.locator("textarea").fill(HOSTILE);
        phone.locator("textarea").press("Enter");

        assertThat(phone.locator(".bubbles .received")).containsText("You said: " + HOSTILE);
        assertThat(page.locator(".lead .last").filter(having("onerror")).first())
                .isVisible();
        assertThat(page).hasTitle("Switchboard sandbox");
        assertThat(page.locator(".bubbles img, .bubbles script, #leads img, #journal img"))
                .hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(244, 241, 234)'", "DARK, 'rgb(16, 20, 26)'"})
    void it_fits_every_screen_and_follows_the_theme(ColorScheme scheme, String background) {
        Page page = page(1800, 900, scheme);
        for (int width : List.of(1800, 1400, 1000, 320)) {
            page.setViewportSize(width, 900);
            requireNoOverflow(page);
            picture(page, scheme + "-" + width);
        }
        for (String view : List.of("instagram", "webchat", "leads", "journal", "whatsapp")) {
            page.locator("#tabs button[data-view=" + view + "]").click();
            requireNoOverflow(page);
            picture(page, scheme + "-320-" + view);
        }
        assertThat(page.locator("body")).hasCSS("background-color", background);
    }

    /** Names what sticks out, so that a failure tells what to mend. */
    private static void requireNoOverflow(Page page) {
        assertThat(page.evaluate("""
                document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
                  .filter(element => element.getBoundingClientRect().right > innerWidth)
                  .map(element => element.tagName + '.' + element.className).join(' ')""")).isEqualTo("");
    }

    @Test
    void a_middling_screen_shows_one_phone_at_a_time() {
        Page page = page(1000, 900, ColorScheme.LIGHT);
        assertThat(phone(page, "instagram")).isHidden();
        page.locator("#switch button[data-phone=instagram]").click();
        assertThat(phone(page, "instagram")).isVisible();
        assertThat(phone(page, "whatsapp")).isHidden();
        picture(page, "one-at-a-time");
        page.locator("#switch button[data-phone=webchat]").click();
        assertThat(page.locator("switchboard-chat textarea")).isVisible();
        assertThat(phone(page, "instagram")).isHidden();
    }

    @Test
    void the_theme_can_be_switched_and_stays() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        page.locator("#theme").click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void faults_are_a_click_away_and_nothing_is_answered_twice() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        page.locator("#faults-button").click();
        page.locator("#presets button").filter(having("Everything twice")).click();
        picture(page, "faults");
        page.locator("#faults .primary").click();
        assertThat(page.locator("#faults-button")).containsText("Faults: 2 on");

        Locator phone = phone(page, "whatsapp");
        phone.locator("button[aria-label='Play Lena Vogt']").click();
        phone.locator("textarea").fill("Once, please");
        phone.locator("textarea").press("Enter");
        assertThat(page.locator(".entry.webhook")
                        .filter(having("message · text"))
                        .filter(having("Lena Vogt")))
                .hasCount(3);
        assertThat(phone.locator(".bubbles .received")).hasCount(1);

        page.locator("#faults-button").click();
        page.locator("#faults-off").click();
        assertThat(page.locator("#faults-button .label")).hasText("Faults");
    }

    private Page page(int width, int height, ColorScheme scheme) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page page = context.newPage();
        page.navigate(service.address() + "/sandbox");
        assertThat(page.locator("#live")).hasAttribute("data-state", "open");
        return page;
    }

    /** The phone of somebody who has never written. */
    private static Locator newcomer(Page page, String platform, String id) {
        Locator phone = phone(page, platform);
        phone.locator(".person .add").click();
        page.locator("#newcomer-id").fill(id);
        page.locator("#newcomer .primary").click();
        return phone;
    }

    private static Locator phone(Page page, String platform) {
        return page.locator(".line[data-platform=" + platform + "]");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Browsers.PICTURES.resolve(name.replace(' ', '-') + ".png")));
    }
}
