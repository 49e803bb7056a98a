package dev.switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.switchboard.crash.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed under a visitor's hands and comes back. */
@Tag("browser")
class WebchatCrashBrowserTest {
    private static final String MESSAGES = "**/demo-site/messages";

    private final AtomicReference<ServiceProcess> service = new AtomicReference<>();

    @AfterEach
    void stop() {
        service.get().close();
    }

    @Test
    void a_kill_between_storing_and_answering_loses_nothing_and_doubles_nothing(@TempDir Path data) {
        service.set(ServiceProcess.start(data));
        String port = String.valueOf(service.get().address().getPort());
        try (StrangersSite site = new StrangersSite(service.get().address(), "demo-site");
                BrowserContext device = Browsers.context(new Browser.NewContextOptions())) {
            BrowserVisitor visitor = BrowserVisitor.opened(device, site.origin());
            visitor.say("one");
            visitor.awaitTexts("< Hi! How can we help?", "> one", "< You said: one");

            device.route(MESSAGES, this::killOnceStored);
            visitor.say("two");
            visitor.say("three");
            visitor.page.waitForCondition(() -> !isAlive());
            assertThat(visitor.find(".banner")).containsText("Reconnecting");
            device.unroute(MESSAGES);
            service.set(ServiceProcess.run(data, List.of("sandbox", "--port", port, "--data", data.toString())));
            visitor.page.evaluate("() => dispatchEvent(new Event('online'))"); // tries again at once

            visitor.page.waitForCondition(() -> visitor.texts().size() >= 7
                    && visitor.find(".waits, .draft").count() == 0);
            requireComplete(visitor.texts());
            visitor.page.reload();
            visitor.page.waitForCondition(() -> visitor.texts().size() == 7);
            requireComplete(visitor.texts());
            assertThat(visitor.find(".banner")).hasText("");
            visitor.requireNoProblems();
        }
    }

    /** The message is on disk, and the answer that would say so never arrives. */
    private void killOnceStored(Route route) {
        if (isAlive()) {
            route.fetch();
            service.get().kill();
        }
        route.abort();
    }

    private boolean isAlive() {
        return service.get().isAlive();
    }

    private static void requireComplete(List<String> texts) {
        assertThat(texts)
                .containsExactlyInAnyOrder(
                        "< Hi! How can we help?",
                        "> one",
                        "< You said: one",
                        "> two",
                        "< You said: two",
                        "> three",
                        "< You said: three")
                .containsSubsequence("> one", "> two", "> three")
                .containsSubsequence("< You said: one", "< You said: two", "< You said: three");
    }
}
