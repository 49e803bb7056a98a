package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;

/** A visitor in a real browser: a page that embeds the chat. */
final class BrowserVisitor {
    private static final String TEXTS = """
            () => [...(document.querySelector('switchboard-chat')?.shadowRoot.querySelectorAll('li.row') ?? [])]
              .filter(row => !row.querySelector('.draft, .dots'))
              .map(row => (row.matches('.waits') ? '… ' : row.matches('.mine') ? '> ' : '< ') + row.querySelector('.text').textContent)""";
    private static final String SESSION =
            "() => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith(':session'))[1]).session_id";

    final Page page;
    final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    /** Goes to a page, whether or not there will be a chat on it. */
    BrowserVisitor(BrowserContext context, String url) {
        page = context.newPage();
        page.onPageError(problems::add);
        page.onDialog(dialog -> {
            problems.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            said.add(message.text());
            if (message.type().equals("error") && !isOfTheNetwork(message.text())) {
                problems.add(message.text());
            }
        });
        page.onRequest(request -> requests.add(request.method() + " " + request.url()));
        page.navigate(url);
    }

    private static boolean isOfTheNetwork(String message) {
        return message.contains("ERR_") || message.contains("Failed to load resource");
    }

    /** Goes to a page and opens the chat on it. */
    static BrowserVisitor opened(BrowserContext context, String url) {
        BrowserVisitor visitor = new BrowserVisitor(context, url);
        visitor.open();
        return visitor;
    }

    void open() {
        find(".launcher").click();
        find(".panel").waitFor();
    }

    /** A part of the chat; open shadow roots are looked into. */
    Locator find(String selector) {
        return page.locator("switchboard-chat").locator(selector);
    }

    void say(String text) {
        find("textarea").fill(text);
        find("textarea").press("Enter");
    }

    /** What is shown: {@code >} for the visitor's own, {@code <} for the agent's, {@code …} for what waits to be sent. */
    @SuppressWarnings("unchecked")
    List<String> texts() {
        return (List<String>) page.evaluate(TEXTS);
    }

    void awaitTexts(String... expected) {
        try {
            page.waitForCondition(() -> texts().equals(List.of(expected)));
        } catch (TimeoutError e) {
            assertThat(texts()).containsExactly(expected);
        }
    }

    String sessionId() {
        return (String) page.evaluate(SESSION);
    }

    /** Who is looked at by the keyboard: the class of a part of the chat, else the tag of a part of the page. */
    String focused() {
        return (String) page.evaluate("""
                () => { const inside = document.querySelector('switchboard-chat').shadowRoot.activeElement;
                  return inside ? inside.className || inside.tagName : document.activeElement.id || document.activeElement.tagName; }""");
    }

    /** What went to that server so far. */
    List<String> requestsTo(Object server) {
        return requests.stream()
                .filter(request -> request.contains(" " + server + "/"))
                .map(request -> request.replace(server.toString(), ""))
                .toList();
    }

    void requireNoProblems() {
        assertThat(problems).isEmpty();
    }
}
