package dev.switchboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.message.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real service, a page on another origin that embeds its chat, and visitors with a browser each. */
final class BrowserHouse implements AutoCloseable {
    static final String SITE = "shop";
    private static final String SECRET = "a secret of the site";

    final Service service;
    final StrangersSite site;
    private final List<BrowserContext> contexts = new ArrayList<>();

    BrowserHouse(Path data) {
        service = new Service(
                data,
                Map.of(
                        "webchat.sessions_per_address", "0",
                        "webchat.messages_per_session", "0",
                        "webchat.messages_per_address", "0"));
        site = new StrangersSite(service.address(), SITE);
        String body = "{\"origins\": [\"%s\"], \"agent\": \"echo\", \"identify_secret\": \"%s\"}"
                .formatted(site.origin(), SECRET);
        service.call("PUT", "/users/demo/sites/" + SITE, body);
    }

    /** A browser of their own: nothing is shared with the others. */
    BrowserContext device() {
        return device(new Browser.NewContextOptions().setViewportSize(1200, 800));
    }

    BrowserContext device(Browser.NewContextOptions options) {
        BrowserContext context = Browsers.context(options);
        contexts.add(context);
        return context;
    }

    /** Somebody with a browser of their own who has opened the chat. */
    BrowserVisitor visitor() {
        return visitor(device());
    }

    /** One more tab of that browser, with the chat open. */
    BrowserVisitor visitor(BrowserContext device) {
        return BrowserVisitor.opened(device, site.origin());
    }

    /** What the service has of that visitor, oldest first. */
    List<String> stored(BrowserVisitor visitor) {
        return service.texts(visitor.sessionId());
    }

    /** What the page would be given to identify somebody with. */
    static Map<String, String> identity(String id) {
        String hash = Signed.header(SECRET, id.getBytes(StandardCharsets.UTF_8)).substring("sha256=".length());
        return Map.of("id", id, "name", "Ana", "hash", hash);
    }

    static AgentResult says(String... texts) {
        return new AgentResult.Replies(
                List.of(texts).stream().<Content>map(Content.Text::new).toList());
    }

    /** Holds the agent until the test has seen what it wanted to see. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let go");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the browsers that were opened and has everything echoed again, for the next test. */
    void leave() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        service.agent = new EchoAgent();
    }

    @Override
    public void close() {
        leave();
        site.close();
        service.close();
    }
}
