package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's page on every screen, by day and by night. */
class SandboxScreensBrowserTest extends SandboxInBrowser {
    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void the_menu_fits_the_narrowest_screen(ColorScheme scheme) {
        Page page = page(1400, 900, scheme);
        for (int width : List.of(1400, 320)) {
            page.setViewportSize(width, width == 320 ? 568 : 900);
            for (String platform : width == 320 ? List.of("whatsapp") : List.of("whatsapp", "instagram")) {
                phone(page, platform).locator("[data-part=more]").click();
                requireNoOverflow(page);
                Browsers.picture(page, scheme + "-menu-" + platform + "-" + width);
                page.keyboard().press("Escape");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(244, 241, 234)'", "DARK, 'rgb(16, 20, 26)'"})
    void it_fits_every_screen_and_follows_the_theme(ColorScheme scheme, String background) {
        Page page = page(1800, 900, scheme);
        for (int width : List.of(1800, 1400, 1000, 320)) {
            page.setViewportSize(width, 900);
            requireNoOverflow(page);
            Browsers.picture(page, scheme + "-" + width);
        }
        for (String view : List.of("instagram", "webchat", "leads", "journal", "whatsapp")) {
            page.locator("#tabs button[data-view=" + view + "]").click();
            requireNoOverflow(page);
            Browsers.picture(page, scheme + "-320-" + view);
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
        Browsers.picture(page, "one-at-a-time");
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
}
