package dev.switchboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser that is installed here: one for all tests, which open contexts of their own in it. */
final class Browsers {
    /** Pictures of pages are left here. */
    static final Path PICTURES = Path.of("target", "browser");

    private static @Nullable Browser browser;

    private Browsers() {}

    private static Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the profile is on, so there is a browser"));
    }

    /** Leaves a picture of a page. */
    static void picture(Page page, String name) {
        Path file = PICTURES.resolve(name.replace(' ', '-') + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** One that waits for as long as a slow machine may take. */
    static BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser().newContext(options);
        context.setDefaultTimeout(90_000);
        return context;
    }

    /** Started by who asks first; ends with the tests. */
    private static synchronized Browser browser() {
        if (browser == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(installed())
                            .setTimeout(120_000)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
        }
        return browser;
    }
}
