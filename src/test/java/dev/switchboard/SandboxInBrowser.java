package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.switchboard.config.Settings;
import dev.switchboard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's page in a real browser, against the real service. Pictures of it stay in target/browser. */
@Tag("browser")
abstract class SandboxInBrowser {
    @TempDir
    static Path data;

    private static SandboxService service;

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
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    Page page(int width, int height, ColorScheme scheme) {
        context = Browsers.context(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page page = context.newPage();
        page.navigate(service.address() + "/sandbox");
        assertThat(page.locator("#live")).hasAttribute("data-state", "open");
        return page;
    }

    /** The phone of somebody who has never written. */
    static Locator newcomer(Page page, String platform, String id) {
        Locator phone = phone(page, platform);
        phone.locator(".person .add").click();
        page.locator("#newcomer-id").fill(id);
        page.locator("#newcomer .primary").click();
        return phone;
    }

    static Locator phone(Page page, String platform) {
        return page.locator(".line[data-platform=" + platform + "]");
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
