package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done on the sandbox's page. */
class SandboxBrowserTest extends SandboxInBrowser {
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"> </textarea><script>1</script>";

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
        Browsers.picture(page, platform);
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
        Browsers.picture(page, "webchat");

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
        Browsers.picture(demo, "demo");
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

    @Test
    void faults_are_a_click_away_and_nothing_is_answered_twice() {
        Page page = page(1400, 900, ColorScheme.LIGHT);
        page.locator("#faults-button").click();
        page.locator("#presets button").filter(having("Everything twice")).click();
        Browsers.picture(page, "faults");
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
}
