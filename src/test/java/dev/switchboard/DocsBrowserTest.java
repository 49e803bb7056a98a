package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.switchboard.http.OpenApi;
import dev.switchboard.http.Server;
import dev.switchboard.http.ServerOptions;
import dev.switchboard.http.docs.DocsRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference page in a real browser. Pictures of it stay in target/browser. */
@Tag("browser")
class DocsBrowserTest {
    private static Server server;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void open() {
        server = new Server(
                ServerOptions.of("127.0.0.1", 0),
                List.of(new DocsRoutes()),
                Clock.systemUTC(),
                (method, route, status, took) -> {});
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(Duration.ofSeconds(1));
    }

    @AfterEach
    void leave() {
        context.close();
        assertThat(complaints).isEmpty();
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void every_operation_is_shown_with_its_address_and_a_command() {
        Page page = page(1400, ColorScheme.LIGHT);
        List<String> expected = new ArrayList<>();
        OpenApi.document()
                .tree()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .findValuesAsText("operationId")
                        .forEach(id -> expected.add(id + " " + path.getKey() + " true 1 1")));

        assertThat(page.evaluate("""
                [...document.querySelectorAll('article[id]')].map(operation => [
                  operation.id,
                  operation.querySelector('.path').innerText,
                  operation.querySelector('.code code').innerText.includes('curl '),
                  operation.querySelectorAll('.answers').length,
                  document.querySelectorAll(`#nav a[href='#${operation.id}']`).length
                ].join(' '))"""))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_search_narrows_page_and_contents() {
        Page page = page(1400, ColorScheme.LIGHT);
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("statistics");

        assertThat(page.locator("article:visible")).hasCount(1);
        assertThat(page.locator("#leadStatistics")).isVisible();
        assertThat(page.locator("#nav li[data-entry]:visible")).hasCount(1);
        assertThat(page.locator("#found"))
                .hasText("1 of " + page.locator("article").count() + " operations");
        page.locator("#search").fill("no such words anywhere");
        assertThat(page.locator("#nothing")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#listLeads")).isVisible();
    }

    @Test
    void a_ticked_parameter_is_in_the_command() {
        Page page = page(1400, ColorScheme.LIGHT);
        page.locator("#listLeads")
                .getByLabel("Put search into the curl command")
                .check();

        assertThat(page.locator("#listLeads .code code").first()).containsText("/leads?search=siddhant");
    }

    @Test
    void a_field_of_an_answer_unfolds_with_the_keyboard() {
        Page page = page(1400, ColorScheme.LIGHT);
        Locator conversations = page.locator("#getLead summary.field:has(code:text-is('conversations'))");
        conversations.focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#getLead .name:text-is('conversation_id')")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(251, 250, 247)'", "DARK, 'rgb(14, 18, 24)'"})
    void it_fits_every_screen_and_follows_the_theme(ColorScheme scheme, String background) {
        Page page = page(1400, scheme);
        for (int width : List.of(1400, 900, 320)) {
            page.setViewportSize(width, 900);
            page.evaluate(
                    "[...document.querySelectorAll('details')].slice(0, 40).forEach(folded => folded.open = true)");
            assertThat(page.evaluate("""
                    document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
                      .filter(element => element.getBoundingClientRect().right > innerWidth)
                      .map(element => element.tagName + '.' + element.className).join(' ')""")).isEqualTo("");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Browsers.PICTURES.resolve("docs-" + scheme + "-" + width + ".png")));
        }
        assertThat(page.locator("body")).hasCSS("background-color", background);
    }

    @Test
    void on_a_narrow_screen_the_contents_are_behind_a_button() {
        Page page = page(320, ColorScheme.LIGHT);
        assertThat(page.locator("#nav")).isHidden();
        page.locator("#menu").click();
        assertThat(page.locator("#menu")).hasAttribute("aria-expanded", "true");
        page.locator("#nav a[href='#getLead']").click();

        assertThat(page.locator("#nav")).isHidden();
        assertThat(page.locator("#getLead h3")).isInViewport();
    }

    private Page page(int width, ColorScheme scheme) {
        context = Browsers.context(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.addAll(complaint(message)));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(server.address().toString())) {
                elsewhere.add(request.url());
            }
        });
        page.navigate(server.address() + "/docs");
        assertThat(page.locator("main")).not().hasAttribute("aria-busy", "true");
        return page;
    }

    private static List<String> complaint(ConsoleMessage message) {
        return List.of("error", "warning").contains(message.type()) ? List.of(message.text()) : List.of();
    }
}
